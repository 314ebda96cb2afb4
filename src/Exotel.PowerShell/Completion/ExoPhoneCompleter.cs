using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes the ExoPhones of the session's recent calls, most used first.</summary>
public sealed class ExoPhoneCompleter : RecentCallCompleter
{
    private protected override IEnumerable<(string Value, string ToolTip)> GetCandidates(IReadOnlyList<Call> calls, string parameterName) => calls
        .Where(call => !string.IsNullOrEmpty(call.PhoneNumber))
        .GroupBy(call => call.PhoneNumber!, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .Select(group => (group.Key, $"ExoPhone of {group.Count()} of the recent calls"));
}
