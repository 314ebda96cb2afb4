using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Exotel.PowerShell.Accounts;

/// <summary>
/// The connected account of each runspace. The key is the runspace's event manager: it lives exactly as long as the
/// runspace's state, and <c>ForEach-Object -Parallel</c>, which uses a runspace again for the next item, makes a new one
/// with the rest of that state. So no item finds the account of another.
/// </summary>
internal static class ConnectedAccounts
{
    private static readonly ConditionalWeakTable<PSEventManager, Account> Accounts = new();

    public static Account? Get(PSCmdlet cmdlet) => Accounts.TryGetValue(cmdlet.Events, out var account) ? account : null;

    public static void Set(PSCmdlet cmdlet, Account account)
    {
        lock (Accounts)
        {
            Accounts.Remove(cmdlet.Events);
            Accounts.Add(cmdlet.Events, account);
        }
    }

    public static void Remove(PSCmdlet cmdlet)
    {
        lock (Accounts)
            Accounts.Remove(cmdlet.Events);
    }
}
