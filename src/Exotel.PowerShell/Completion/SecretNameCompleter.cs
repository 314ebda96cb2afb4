using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes the default name of a profile's secret, and the names that saved profiles use; opens no vault.</summary>
public sealed class SecretNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Unquote(wordToComplete);
        var profile = fakeBoundParameters["SaveAs"] ?? fakeBoundParameters["Name"];
        IEnumerable<string?> names =
        [
            profile is null ? null : SecretStores.GetDefaultName(profile.ToString()!),
            .. ProfileNameCompleter.GetProfiles().Where(entry => entry.Secret.Store == SecretReference.Vault).Select(entry => entry.Secret.Name),
        ];
        return names
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(name => CompletionText.CreateResult(name, "secret " + name));
    }
}
