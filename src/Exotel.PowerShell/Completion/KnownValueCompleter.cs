using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Exotel.PowerShell.Parameters;

namespace Exotel.PowerShell.Completion;

/// <summary>
/// Completes a parameter with the values that Exotel documents for it; other values are accepted too.
/// For a parameter without documented values it completes nothing, not file names either.
/// Source: docs/api.md#place-a-call, docs/api.md#one-call, docs/api.md#callbacks.
/// </summary>
public sealed class KnownValueCompleter : IArgumentCompleter
{
    /// <summary>Values by parameter name, in the order to offer them.</summary>
    private static readonly Dictionary<string, string[]> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CallingHours"] = ["09:00-21:00", "10:00-19:00"],
        ["CallType"] = ["trans"],
        ["ContentType"] = ["multipart/form-data", "application/json", "application/x-www-form-urlencoded"],
        ["Direction"] = [.. FilterWords.Direction.Documented],
        ["RecordingChannels"] = ["single", "dual"],
        ["RecordingFormat"] = ["mp3", "mp3-hq"],
        ["StartPlaybackTo"] = ["Callee", "Both"],
        ["Status"] = [.. FilterWords.Status.Documented],
        ["StatusCallbackContentType"] = ["multipart/form-data", "application/json"],
        ["StatusCallbackEvent"] = ["terminal", "answered"],
    };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Unquote(wordToComplete);
        return Values.TryGetValue(parameterName, out var values)
            ? values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(value => new CompletionResult(value))
            : [];
    }
}
