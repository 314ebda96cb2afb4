using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>A v1 response with one call. Source: docs/api.md#place-a-call and docs/api.md#one-call.</summary>
internal sealed class CallResponse : V1Response
{
    [JsonConverter(typeof(FirstObjectConverter<CallWire>))]
    public CallWire? Call { get; set; }

    /// <summary>The details, which are also seen beside the call instead of in it.</summary>
    [JsonConverter(typeof(FirstObjectConverter<CallDetailsWire>))]
    public CallDetailsWire? Details { get; set; }
}
