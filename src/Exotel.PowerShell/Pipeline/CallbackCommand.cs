using System.Management.Automation;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Pipeline;

/// <summary>A cmdlet that reads callbacks. It asks Exotel nothing and needs no account, but wants to know the account's wall clock.</summary>
public abstract class CallbackCommand : BridgedCommand
{
    private AccountTimeZone? _zone;

    /// <summary>The account's time zone, for times that come without one; that of the account in force when omitted, +05:30 when there is none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    internal AccountTimeZone Zone => _zone ??= FindZone();

    private AccountTimeZone FindZone()
    {
        try
        {
            return new UserAccounts(this).Resolve(new AccountParameters { TimeZone = TimeZone }).TimeZone.Value;
        }
        catch (ExotelException) when (TimeZone is null)
        {
            return AccountTimeZone.India;
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error, TimeZone, "Give an offset such as +05:30, or a name such as Asia/Kolkata.");
            throw;
        }
    }
}
