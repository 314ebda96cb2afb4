using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.PowerShell.Completion;

/// <summary>The ExoPhones of the calls that this session has seen, the busiest first.</summary>
public sealed class ExoPhoneCompleter : RecentCallCompleter
{
    private protected override IEnumerable<(string Word, string ToolTip)> Offer(IReadOnlyList<Call> calls) => calls
        .Where(call => !string.IsNullOrEmpty(call.PhoneNumber))
        .GroupBy(call => call.PhoneNumber!, StringComparer.Ordinal)
        .OrderByDescending(same => same.Count())
        .Select(same => (same.Key, $"ExoPhone of {same.Count()} of the calls seen"));
}
