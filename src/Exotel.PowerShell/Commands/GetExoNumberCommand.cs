using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Http;
using Exotel.Numbers;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Gets what Exotel knows of Indian numbers: circle, operator, do-not-disturb. Source: API page, section 5.</summary>
[Cmdlet(VerbsCommon.Get, "ExoNumber")]
[OutputType(typeof(NumberInfo))]
public sealed class GetExoNumberCommand : ExotelCommand
{
    private readonly Dictionary<string, Task<NumberInfo>> _asked = new(StringComparer.Ordinal);

    /// <summary>The numbers, in any spelling; a number asked for twice in one pipeline is asked once and written twice.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Number")]
    [IdentityTransformation("PhoneNumber", "Number")]
    [ValidateNotNullOrWhiteSpace]
    public string[] PhoneNumber { get; set; } = Array.Empty<string>();

    /// <summary>Requests under way at the same time, at most, when several numbers are given as an array.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = CallQuery.DefaultThrottleLimit;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var answers = new OrderedPrefetcher<string, NumberInfo>(PhoneNumber, AskAsync, ThrottleLimit);
        foreach (var number in PhoneNumber)
            if (TryAwait(answers.NextAsync(), number, out var info))
                WriteObject(info);
    }

    /// <summary>A failure that may have passed by now is asked again.</summary>
    private Task<NumberInfo> AskAsync(string number)
    {
        var key = number.Trim();
        if (_asked.TryGetValue(key, out var known) && !IsWorthAsking(known))
            return known;
        return _asked[key] = NumberLookup.GetAsync(Connection, key, Bridge.Stopping);
    }

    private static bool IsWorthAsking(Task<NumberInfo> known) =>
        known.IsFaulted && known.Exception?.InnerException is ExotelException { IsTransient: true };
}
