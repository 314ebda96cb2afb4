using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes values from the session's recent calls; sends no request.</summary>
public abstract class RecentCallCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Unquote(wordToComplete);
        return Runspace.DefaultRunspace is { } runspace
            ? GetCandidates(RecentCalls.Get(runspace.Events).GetNewest(), parameterName)
                .Where(candidate => candidate.Value.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Select(candidate => CompletionText.CreateResult(candidate.Value, candidate.ToolTip))
            : [];
    }

    private protected abstract IEnumerable<(string Value, string ToolTip)> GetCandidates(IReadOnlyList<Call> calls, string parameterName);
}
