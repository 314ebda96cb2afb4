using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Exotel.PowerShell.Completion;

/// <summary>The SIDs of the calls that this session has seen, the newest first.</summary>
public sealed class CallSidCompleter : RecentCallCompleter
{
    private protected override IEnumerable<(string Word, string ToolTip)> Offer(IReadOnlyList<Call> calls) =>
        calls.Where(call => !string.IsNullOrEmpty(call.Sid)).Select(call => (call.Sid!, ToolTip(call)));

    private static string ToolTip(Call call) =>
        string.Format(CultureInfo.InvariantCulture, "{0:dd MMM HH:mm:ss}, {1} to {2}, {3}", call.DateCreated, call.From, call.To, call.Outcome);
}
