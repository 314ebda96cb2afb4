using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Legs;

/// <summary>A leg in v1. Source: docs/api.md#legs.</summary>
internal sealed class LegWire
{
    public string? Sid { get; set; }

    public string? CallSid { get; set; }

    public string? AccountSid { get; set; }

    public string? PhoneNumber { get; set; }

    public string? Status { get; set; }

    public string? Origin { get; set; }

    public string? LastAction { get; set; }

    public ApiDateTime? DateCreated { get; set; }

    public ApiDateTime? DateUpdated { get; set; }

    public ApiDateTime? StartTime { get; set; }

    public ApiDateTime? EndTime { get; set; }

    public int? OnCallDuration { get; set; }

    public string? ExoPhone { get; set; }

    public string? BackupExoPhone { get; set; }

    /// <summary>How the API spells <see cref="BackupExoPhone"/>.</summary>
    public string? BackupEcoPhone { get; set; }

    public string? Uri { get; set; }

    /// <summary>The leg itself, where it stands in a wrapper as the legs of call details do.</summary>
    [JsonConverter(typeof(FirstObjectConverter<LegWire>))]
    public LegWire? Leg { get; set; }
}
