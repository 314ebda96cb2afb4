using System.Management.Automation;
using Exotel.PowerShell.Accounts;

namespace Exotel.PowerShell.Commands;

/// <summary>Forgets the account connected in this runspace; profiles stay.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "ExoAccount")]
public sealed class DisconnectExoAccountCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => ConnectedAccounts.Remove(Events);
}
