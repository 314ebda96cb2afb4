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

    /// <summary>The API's misspelling of <see cref="BackupExoPhone"/>.</summary>
    public string? BackupEcoPhone { get; set; }

    public string? Uri { get; set; }

    /// <summary>The leg, where it is wrapped as in call details.</summary>
    [JsonConverter(typeof(FirstObjectConverter<LegWire>))]
    public LegWire? Leg { get; set; }
}
