using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Exotel.PowerShell.Completion;

/// <summary>Offers what the calls that this session has seen hold; asks nobody.</summary>
public abstract class RecentCallCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Typed(wordToComplete);
        return Runspace.DefaultRunspace is { } session
            ? Offer(RecentCalls.Get(session.Events).Newest())
                .Where(offer => offer.Word.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Select(offer => CompletionText.Result(offer.Word, offer.ToolTip))
            : Enumerable.Empty<CompletionResult>();
    }

    private protected abstract IEnumerable<(string Word, string ToolTip)> Offer(IReadOnlyList<Call> calls);
}
