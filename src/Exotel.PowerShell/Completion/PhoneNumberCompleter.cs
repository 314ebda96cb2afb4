using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes the numbers of the session's recent calls, most frequent first: those of From or To, otherwise the customers'.</summary>
public sealed class PhoneNumberCompleter : RecentCallCompleter
{
    private protected override IEnumerable<(string Value, string ToolTip)> GetCandidates(IReadOnlyList<Call> calls, string parameterName) => calls
        .Select(call => parameterName.ToUpperInvariant() switch { "FROM" => call.From, "TO" => call.To, _ => call.CustomerNumber })
        .Where(number => !string.IsNullOrEmpty(number))
        .GroupBy(number => number!, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .Select(group => (group.Key, $"in {group.Count()} of the recent calls"));
}
