using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes the account SIDs of saved profiles.</summary>
public sealed class AccountSidCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Unquote(wordToComplete);
        return ProfileNameCompleter.GetProfiles()
            .Where(profile => profile.AccountSid.StartsWith(typed, StringComparison.Ordinal))
            .GroupBy(profile => profile.AccountSid, StringComparer.Ordinal)
            .Select(group => CompletionText.CreateResult(group.Key, "profile " + string.Join(", ", group.Select(profile => profile.Name))));
    }
}
