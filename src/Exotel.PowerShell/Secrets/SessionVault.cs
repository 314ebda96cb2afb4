using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Exotel.PowerShell.Secrets;

/// <summary>
/// The user's own SecretManagement, found at run time and called in the user's session. Secrets pass as arguments, so that
/// no script text, and thus no log of script text, ever holds one.
/// </summary>
internal sealed class SessionVault
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    private readonly PSCmdlet _cmdlet;

    public SessionVault(PSCmdlet cmdlet) => _cmdlet = cmdlet;

    public bool IsPresent => _cmdlet.InvokeCommand.GetCommand(Module + "\\Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is not null;

    /// <summary>The vault that SecretManagement uses when none is named; null when there is none.</summary>
    /// <exception cref="RuntimeException">SecretManagement failed.</exception>
    public string? DefaultVault() => IsPresent
        ? Run(@"
            $vaults = @(Microsoft.PowerShell.SecretManagement\Get-SecretVault -ErrorAction Stop)
            $chosen = @($vaults | & { process { if ($_.IsDefault) { $_ } } })
            if (-not $chosen -and $vaults.Count -eq 1) { $chosen = $vaults }
            $chosen | & { process { $_.Name } }").FirstOrDefault()?.BaseObject as string
        : null;

    /// <exception cref="RuntimeException">SecretManagement failed.</exception>
    public bool Has(string vault, string name) => Run(
        @"param($Vault, $Name)
            @(Microsoft.PowerShell.SecretManagement\Get-SecretInfo -Vault $Vault -Name $Name -ErrorAction Stop).Count -gt 0",
        vault,
        name).Any(found => LanguagePrimitives.IsTrue(found));

    /// <returns>The secret in whichever of its types; null when there is none.</returns>
    /// <exception cref="RuntimeException">SecretManagement failed.</exception>
    public object? Get(string vault, string name) => Run(
        @"param($Vault, $Name)
            Microsoft.PowerShell.SecretManagement\Get-Secret -Vault $Vault -Name $Name -ErrorAction Stop",
        vault,
        name).FirstOrDefault()?.BaseObject;

    /// <exception cref="RuntimeException">SecretManagement failed.</exception>
    public void Set(string vault, string name, object secret) => Run(
        @"param($Vault, $Name, $Secret)
            Microsoft.PowerShell.SecretManagement\Set-Secret -Vault $Vault -Name $Name -Secret $Secret -ErrorAction Stop",
        vault,
        name,
        secret);

    /// <exception cref="RuntimeException">SecretManagement failed.</exception>
    public void Remove(string vault, string name) => Run(
        @"param($Vault, $Name)
            Microsoft.PowerShell.SecretManagement\Remove-Secret -Vault $Vault -Name $Name -ErrorAction Stop",
        vault,
        name);

    private Collection<PSObject> Run(string script, params object[] arguments) =>
        _cmdlet.InvokeCommand.InvokeScript(script, useNewScope: true, PipelineResultTypes.None, input: null, arguments);
}
