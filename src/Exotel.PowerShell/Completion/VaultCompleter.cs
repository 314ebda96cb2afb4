using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes the registered SecretManagement vaults; opens none of them.</summary>
public sealed class VaultCompleter : IArgumentCompleter
{
    private const string Script = @"
        if (Get-Command Microsoft.PowerShell.SecretManagement\Get-SecretVault -ErrorAction Ignore) {
            Microsoft.PowerShell.SecretManagement\Get-SecretVault -ErrorAction Ignore | & { process { $_.Name } }
        }";

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Unquote(wordToComplete);
        return GetVaults()
            .Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(name => CompletionText.CreateResult(name, "vault " + name));
    }

    private static List<string> GetVaults()
    {
        try
        {
            using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
            return shell.AddScript(Script, useLocalScope: true).Invoke<string>().ToList();
        }
        catch (RuntimeException)
        {
            return [];
        }
    }
}
