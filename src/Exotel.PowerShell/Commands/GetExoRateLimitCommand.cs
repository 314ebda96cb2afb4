using System.Management.Automation;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Gets how much of the account's rate limit is in use, over all processes of this user. Sends no request.</summary>
[Cmdlet(VerbsCommon.Get, "ExoRateLimit")]
[OutputType(typeof(RateLimit))]
public sealed class GetExoRateLimitCommand : ExotelCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(Client.GetRateLimit());
}
