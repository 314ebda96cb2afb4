using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes the e-mail addresses or numbers of the users that the session listed, with their names; sends no request.</summary>
public sealed class UserCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Unquote(wordToComplete);
        if (Runspace.DefaultRunspace is not { } runspace)
            return [];
        return RecentItems<User>.Get(runspace.Events).GetAll()
            .Select(user => (Value: parameterName.Equals("Email", StringComparison.OrdinalIgnoreCase) ? user.Email : user.PhoneNumber, Name: user.FullName ?? user.Id))
            .Where(each => !string.IsNullOrEmpty(each.Value) && each.Value!.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(each => each.Value, StringComparer.OrdinalIgnoreCase)
            .Select(each => CompletionText.CreateResult(each.Value!, each.Name ?? each.Value!));
    }
}
