using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Exotel.PowerShell.Accounts;

/// <summary>Disconnects the account of the runspace when the module is removed from it.</summary>
public sealed class AccountCleanup : IModuleAssemblyCleanup
{
    /// <summary>Disconnects the account of the current runspace.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Runspace.DefaultRunspace is { } runspace)
            ConnectedAccounts.Remove(runspace.Events);
    }
}
