using System;
using System.Management.Automation;
using Exotel.Calls.Listing;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Gets the legs of calls: the parties that were dialed, when, and with what result. Source: docs/api.md#legs.</summary>
[Cmdlet(VerbsCommon.Get, "ExoCallLeg")]
[OutputType(typeof(CallLeg))]
public sealed class GetExoCallLegCommand : ExotelCommand
{
    /// <summary>The calls whose legs to get, by SID.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Sid")]
    [ArgumentCompleter(typeof(CallSidCompleter))]
    [IdentityTransformation("CallSid", "Sid")]
    [ValidateNotNullOrWhiteSpace]
    public string[] CallSid { get; set; } = Array.Empty<string>();

    /// <summary>The API version: <c>V1</c> for durations and ExoPhones, <c>V3</c> for names and groups.</summary>
    [Parameter]
    [ValidateSet("V1", "V3")]
    public string ApiVersion { get; set; } = "V1";

    /// <summary>The maximum number of concurrent requests for an array of SIDs.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = CallQuery.DefaultThrottleLimit;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var version = ApiVersion.EndsWith("3", StringComparison.Ordinal) ? 3 : 1;
        foreach (var result in Enumerate(Client.Legs.GetAsync(CallSid, version, ThrottleLimit, Bridge.Stopping)))
        {
            if (!TryGetValue(result, out var legs))
                continue;
            foreach (var leg in legs)
                WriteObject(leg);
        }
    }
}
