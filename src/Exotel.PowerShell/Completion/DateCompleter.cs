using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes recent dates in a form that means the same in every culture; also by their names, such as <c>yesterday</c>.</summary>
public sealed class DateCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Unquote(wordToComplete);
        return GetCandidates(DateTime.Today)
            .Select(candidate => (Text: candidate.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), candidate.Name))
            .Where(candidate => candidate.Text.StartsWith(typed, StringComparison.Ordinal) || candidate.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(candidate => CompletionText.CreateResult(candidate.Text, candidate.Name));
    }

    private static IEnumerable<(DateTime Date, string Name)> GetCandidates(DateTime today)
    {
        var month = today.AddDays(1 - today.Day);
        yield return (today, "today");
        yield return (today.AddDays(-1), "yesterday");
        yield return (today.AddDays(-7), "a week ago");
        yield return (month, "start of this month");
        yield return (month.AddMonths(-1), "start of last month");
        yield return (today.AddMonths(-6).AddDays(1), "as far back as Exotel lists calls");
    }
}
