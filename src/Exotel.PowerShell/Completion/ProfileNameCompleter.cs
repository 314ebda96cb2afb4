using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes the names of saved profiles; reads the profiles file and no secret.</summary>
public sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Unquote(wordToComplete);
        return GetProfiles()
            .Where(profile => profile.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(profile => CompletionText.CreateResult(profile.Name, $"{profile.AccountSid}, {profile.Region ?? Region.Singapore.Name}"));
    }

    /// <summary>Returns no profiles when the file cannot be read; the command itself reports the error.</summary>
    internal static IReadOnlyList<ProfileEntry> GetProfiles()
    {
        try
        {
            return ProfileStore.ForCurrentUser().Read().Profiles;
        }
        catch (ExotelException)
        {
            return [];
        }
    }
}
