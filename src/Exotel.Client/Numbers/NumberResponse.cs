using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Numbers;

/// <summary>One number as v1 writes it: one object under a plural name. Source: docs/api.md#numbers.</summary>
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

    /// <summary>Whether the answer says anything of numbers, be it that there is none.</summary>
    [JsonIgnore]
    public bool IsAnswered { get; private set; }
}
