using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes <c>System</c> and the proxies of saved profiles.</summary>
public sealed class ProxyCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Unquote(wordToComplete);
        IEnumerable<string?> values = ["System", .. ProfileNameCompleter.GetProfiles().Select(profile => profile.Proxy)];
        return values
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(value => CompletionText.CreateResult(value, value));
    }
}
