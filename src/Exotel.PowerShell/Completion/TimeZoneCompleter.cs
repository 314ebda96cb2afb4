using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Exotel.Accounts;

namespace Exotel.PowerShell.Completion;

/// <summary>The zones of Exotel's markets, and this machine's own. To offer all that the machine knows would take it half a second.</summary>
public sealed class TimeZoneCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Typed(wordToComplete);
        return new[] { AccountTimeZone.India.Name }
            .Concat(TimeZoneNames.Common)
            .Append(TimeZoneInfo.Local.Id)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => Matches(name, typed))
            .Select(name => CompletionText.Result(name, name));
    }

    /// <summary>Who wants Kolkata need not know that it begins with Asia.</summary>
    private static bool Matches(string name, string typed) =>
        name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
        || name.Substring(name.LastIndexOf('/') + 1).StartsWith(typed, StringComparison.OrdinalIgnoreCase);
}
