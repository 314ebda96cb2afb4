using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Exotel.PowerShell.Completion;

/// <summary>Offers known words; others are accepted all the same.</summary>
public abstract class WordCompleter : IArgumentCompleter
{
    /// <summary>The words, in the order to offer them.</summary>
    protected abstract IReadOnlyList<string> Words { get; }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = (wordToComplete ?? string.Empty).Trim('\'', '"');
        foreach (var word in Words)
            if (word.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                yield return new CompletionResult(word);
    }
}
