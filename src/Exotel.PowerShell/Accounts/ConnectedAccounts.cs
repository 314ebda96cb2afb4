using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Exotel.PowerShell.Accounts;

/// <summary>
/// The connected account of each runspace. The key is the runspace's event manager, which has the lifetime of the session state:
/// <c>ForEach-Object -Parallel</c> reuses runspaces but resets their state with a new event manager, so that no item sees the account of
/// another.
/// </summary>
internal static class ConnectedAccounts
{
    private static readonly ConditionalWeakTable<PSEventManager, Account> Accounts = new();

    /// <summary>Gets the connected account; null when there is none.</summary>
    public static Account? Get(PSCmdlet cmdlet) => Accounts.TryGetValue(cmdlet.Events, out var account) ? account : null;

    /// <summary>Connects an account in place of the present one.</summary>
    public static void Set(PSCmdlet cmdlet, Account account)
    {
        lock (Accounts)
        {
            Accounts.Remove(cmdlet.Events);
            Accounts.Add(cmdlet.Events, account);
        }
    }

    /// <summary>Disconnects the account.</summary>
    public static void Remove(PSEventManager session)
    {
        lock (Accounts)
            Accounts.Remove(session);
    }
}
