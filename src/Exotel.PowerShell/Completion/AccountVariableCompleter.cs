using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes the variables of the session that hold an account.</summary>
public sealed class AccountVariableCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = (wordToComplete ?? string.Empty).TrimStart('$');
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddCommand("Microsoft.PowerShell.Utility\\Get-Variable").Invoke<PSVariable>()
            .Where(variable => (variable.Value as PSObject)?.BaseObject is Account || variable.Value is Account)
            .Where(variable => variable.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(variable => new CompletionResult("$" + variable.Name, variable.Name, CompletionResultType.Variable, variable.Value.ToString()))
            .ToList();
    }
}
