using System.Management.Automation;
using Exotel.PowerShell.Accounts;

namespace Exotel.PowerShell.Commands;

/// <summary>Disconnects the account of this runspace; profiles are kept.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "ExoAccount")]
public sealed class DisconnectExoAccountCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => ConnectedAccounts.Remove(Events);
}
