using System;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Completion;

namespace Exotel.PowerShell.Pipeline;

/// <summary>The base of cmdlets that read callbacks. They send no requests and need no account, only its time zone.</summary>
public abstract class CallbackCommand : AsyncCommandBase
{
    private AccountTimeZone? _zone;

    /// <summary>The account's time zone, for times that come without one. Default: that of the current account, or +05:30.</summary>
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
