using System;
using System.Globalization;
using System.Management.Automation;

namespace Exotel.PowerShell.Serialization;

/// <summary>
/// Properties that <c>Exotel.Types.ps1xml</c> adds to calls. They are compiled, because a script would take as long as a third of the others together.
/// </summary>
public static class CallProperties
{
    private const string Format = "yyyy-MM-dd HH:mm:ss";

    /// <summary>
    /// The value of <c>Created</c>: when the call was created, in the time of the account, as text that a spreadsheet reads alike in every culture.
    /// </summary>
    /// <param name="call">A call, or an object of a test that stands for one.</param>
    /// <returns>The text; a text that is there instead of a time, with a space between date and time; empty when the time is not known.</returns>
    public static string GetCreated(PSObject call)
    {
        // Not read of the call itself: a script may have put another DateCreated on it.
        var created = call?.Properties[nameof(Call.DateCreated)]?.Value;
        return (created is PSObject wrapped ? wrapped.BaseObject : created) switch
        {
            DateTimeOffset time => time.ToString(Format, CultureInfo.InvariantCulture),
            DateTime time => time.ToString(Format, CultureInfo.InvariantCulture),
            string text => text.Replace('T', ' '),
            _ => string.Empty,
        };
    }
}
