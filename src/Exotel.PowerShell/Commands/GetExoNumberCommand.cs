using System;
using System.Management.Automation;
using Exotel.Calls.Listing;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Gets circle, operator and DND status of Indian numbers. Source: docs/api.md#numbers.</summary>
[Cmdlet(VerbsCommon.Get, "ExoNumber")]
[OutputType(typeof(NumberInfo))]
public sealed class GetExoNumberCommand : ExotelCommand
{
    /// <summary>The numbers, in any format; a number given twice is requested once and written twice. Of a call, the number of the customer.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CustomerNumber", "Number")]
    [ArgumentCompleter(typeof(PhoneNumberCompleter))]
    [IdentityTransformation("CustomerNumber", "PhoneNumber", "Number", UsesFirstFound = true)]
    [ValidateNotNullOrWhiteSpace]
    public string[] PhoneNumber { get; set; } = Array.Empty<string>();

    /// <summary>The maximum number of concurrent requests for an array of numbers.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = CallQuery.DefaultThrottleLimit;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var result in Enumerate(Client.Numbers.GetAsync(PhoneNumber, ThrottleLimit, Bridge.Stopping)))
            if (TryGetValue(result, out var info))
                WriteObject(info);
    }
}
