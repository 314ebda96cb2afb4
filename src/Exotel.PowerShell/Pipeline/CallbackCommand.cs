using System;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Completion;

namespace Exotel.PowerShell.Pipeline;

/// <summary>A cmdlet that reads callbacks. It asks Exotel nothing and needs no account, but wants to know the account's wall clock.</summary>
public abstract class CallbackCommand : AsyncCommandBase
{
    private AccountTimeZone? _zone;

    /// <summary>The account's time zone, for times that come without one; that of the account in force when omitted, +05:30 when there is none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    internal AccountTimeZone Zone => _zone ??= TimeZone is null ? ZoneInForce() : GivenZone(TimeZone);

    private AccountTimeZone ZoneInForce()
    {
        try
        {
            return new UserAccounts(this).Resolve(new AccountParameters()).TimeZone.Value;
        }
        catch (ExotelException)
        {
            return AccountTimeZone.India;
        }
    }

    private AccountTimeZone GivenZone(string name)
    {
        try
        {
            return AccountTimeZone.Parse(name);
        }
        catch (FormatException error)
        {
            ThrowTerminating(
                new ExotelException(ExotelErrorKind.InvalidRequest, error.Message, error), name, "Give an offset such as +05:30, or a name such as Asia/Kolkata.");
            throw;
        }
    }
}
