using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Exotel.PowerShell.Secrets;

/// <summary>
/// Calls the SecretManagement module of the user's session, when it is installed. Secrets are passed as arguments, so that script block
/// logging does not record them.
/// </summary>
/// <param name="cmdlet">The cmdlet in whose session the module is called.</param>
internal sealed class SessionVault(PSCmdlet cmdlet)
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    /// <summary>Whether SecretManagement is installed.</summary>
    public bool IsAvailable => cmdlet.InvokeCommand.GetCommand(Module + "\\Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is not null;

    /// <summary>Gets the name of the default vault, or of the only vault; null when there is none.</summary>
    /// <exception cref="RuntimeException">SecretManagement failed.</exception>
    public string? GetDefaultVault() => IsAvailable
        ? Run(@"
            $vaults = @(Microsoft.PowerShell.SecretManagement\Get-SecretVault -ErrorAction Stop)
            $chosen = @($vaults | & { process { if ($_.IsDefault) { $_ } } })
            if (-not $chosen -and $vaults.Count -eq 1) { $chosen = $vaults }
            $chosen | & { process { $_.Name } }").FirstOrDefault()?.BaseObject as string
        : null;

    /// <summary>Whether a secret exists.</summary>
    /// <exception cref="RuntimeException">SecretManagement failed.</exception>
    public bool Has(string vault, string name) => Run(
        @"param($Vault, $Name)
            @(Microsoft.PowerShell.SecretManagement\Get-SecretInfo -Vault $Vault -Name $Name -ErrorAction Stop).Count -gt 0",
        vault,
        name).Any(found => LanguagePrimitives.IsTrue(found));

    /// <summary>Reads a secret.</summary>
    /// <returns>The secret, in any of the types that vaults support; null when it does not exist.</returns>
    /// <exception cref="RuntimeException">SecretManagement failed.</exception>
    public object? Get(string vault, string name) => Run(
        @"param($Vault, $Name)
            Microsoft.PowerShell.SecretManagement\Get-Secret -Vault $Vault -Name $Name -ErrorAction Stop",
        vault,
        name).FirstOrDefault()?.BaseObject;

    /// <summary>Saves a secret.</summary>
    /// <exception cref="RuntimeException">SecretManagement failed.</exception>
    public void Set(string vault, string name, object secret) => Run(
        @"param($Vault, $Name, $Secret)
            Microsoft.PowerShell.SecretManagement\Set-Secret -Vault $Vault -Name $Name -Secret $Secret -ErrorAction Stop",
        vault,
        name,
        secret);

    /// <summary>Removes a secret.</summary>
    /// <exception cref="RuntimeException">SecretManagement failed.</exception>
    public void Remove(string vault, string name) => Run(
        @"param($Vault, $Name)
            Microsoft.PowerShell.SecretManagement\Remove-Secret -Vault $Vault -Name $Name -ErrorAction Stop",
        vault,
        name);

    private Collection<PSObject> Run(string script, params object[] arguments) =>
        cmdlet.InvokeCommand.InvokeScript(script, useNewScope: true, PipelineResultTypes.None, input: null, arguments);
}
