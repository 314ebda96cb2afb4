using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Exotel.Accounts;

namespace Exotel.PowerShell.Completion;

/// <summary>
/// Completes the time zones of Exotel's markets and the computer's own. All time zones of the system are not offered: reading them
/// takes half a second.
/// </summary>
public sealed class TimeZoneCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Unquote(wordToComplete);
        IEnumerable<string> names = [AccountTimeZone.India.Name, .. TimeZoneNames.Common, TimeZoneInfo.Local.Id];
        return names
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => Matches(name, typed))
            .Select(name => CompletionText.CreateResult(name, name));
    }

    /// <summary>Matches the full name or its last part: <c>Kol</c> finds <c>Asia/Kolkata</c>.</summary>
    private static bool Matches(string name, string typed) =>
        name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
        || name.Substring(name.LastIndexOf('/') + 1).StartsWith(typed, StringComparison.OrdinalIgnoreCase);
}
