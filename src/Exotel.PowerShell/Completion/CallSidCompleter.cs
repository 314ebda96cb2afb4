using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes the SIDs of the session's recent calls, newest first.</summary>
public sealed class CallSidCompleter : RecentCallCompleter
{
    private protected override IEnumerable<(string Value, string ToolTip)> GetCandidates(IReadOnlyList<Call> calls, string parameterName) =>
        calls.Where(call => !string.IsNullOrEmpty(call.Sid)).Select(call => (call.Sid!, GetToolTip(call)));

    private static string GetToolTip(Call call) =>
        string.Format(CultureInfo.InvariantCulture, "{0:dd MMM HH:mm:ss}, {1} to {2}, {3}", call.DateCreated, call.From, call.To, call.Outcome);
}
