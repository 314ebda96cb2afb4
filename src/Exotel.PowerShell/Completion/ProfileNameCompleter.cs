using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Exotel.Accounts;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Completion;

/// <summary>The saved profiles; reads their file and no secret.</summary>
public sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Typed(wordToComplete);
        return Entries()
            .Where(entry => entry.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(entry => CompletionText.Result(entry.Name, $"{entry.AccountSid}, {entry.Region ?? Region.Singapore.Name}"));
    }

    /// <summary>A file that cannot be read offers nothing; the command itself will say why.</summary>
    private static IReadOnlyList<ProfileEntry> Entries()
    {
        try
        {
            return UserAccounts.Saved().Read().Profiles;
        }
        catch (ExotelException)
        {
            return Array.Empty<ProfileEntry>();
        }
    }
}
