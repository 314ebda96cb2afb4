using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Numbers;

/// <summary>A v1 response with one number: one object under a plural name. Source: docs/api.md#numbers.</summary>
internal sealed class NumberResponse : V1Response
{
    private NumberWire? _numbers;

    [JsonConverter(typeof(FirstObjectConverter<NumberWire>))]
    public NumberWire? Numbers
    {
        get => _numbers;
        set
        {
            _numbers = value;
            IsAnswered = true;
        }
    }

    /// <summary>Whether the response has the numbers element, even if empty.</summary>
    [JsonIgnore]
    public bool IsAnswered { get; private set; }
}
