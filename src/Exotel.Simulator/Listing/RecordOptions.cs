using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Listing;

/// <summary>The optional parts of a call record.</summary>
internal sealed class RecordOptions
{
    public RecordOptions(IQueryCollection query)
    {
        Details = query["details"].ToString() switch
        {
            "" or "false" => false,
            "true" => true,
            var other => throw new SimError(400, $"Invalid parameter: details={other}"),
        };
        RecordingUrlValidity = query["RecordingUrlValidity"].ToString() is { Length: > 0 } minutes
            ? FilterSyntax.ParseInteger(minutes, "RecordingUrlValidity", 5, 60)
            : null;
    }

    public bool Details { get; }

    public int? RecordingUrlValidity { get; }
}
