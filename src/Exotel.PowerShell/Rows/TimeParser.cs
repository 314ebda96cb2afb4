using System;
using System.Globalization;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.PowerShell.Extensions;

namespace Exotel.PowerShell.Rows;

/// <summary>
/// Parses times of rows. ISO 8601 is read the same in every culture; anything else as the current culture writes it, which is what Export-Csv does,
/// or else as the invariant culture does.
/// </summary>
internal static class TimeParser
{
    private const int IsoDateLength = 10;

    /// <param name="value">A <see cref="DateTimeOffset"/>, live or deserialized, a <see cref="DateTime"/>, or text.</param>
    /// <param name="isInvariant">Whether text is in the invariant culture.</param>
    /// <param name="zone">Gets the time zone of a time without one.</param>
    /// <param name="time">The time.</param>
    /// <returns>False when the value is not a time.</returns>
    public static bool TryParse(object value, bool isInvariant, Func<AccountTimeZone> zone, out DateTimeOffset time)
    {
        switch (value.Unwrap())
        {
            case DateTimeOffset known:
                time = known;
                return true;
            case DateTime { Kind: DateTimeKind.Unspecified } local:
                time = zone().FromLocalTime(local);
                return true;
            case DateTime instant:
                time = zone().FromInstant(new DateTimeOffset(instant));
                return true;
            case string text:
                return TryParse(text.Trim(), isInvariant, zone, out time);
            default:
                return TryReadDeserialized(PSObject.AsPSObject(value), out time);
        }
    }

    /// <summary>Whether a text begins with a date as yyyy-MM-dd.</summary>
    public static bool IsIso(string text) => text.Length >= IsoDateLength && text[4] == '-' && text[7] == '-';

    private static bool TryParse(string text, bool isInvariant, Func<AccountTimeZone> zone, out DateTimeOffset time)
    {
        return (!IsIso(text) && !isInvariant && TryParse(text, CultureInfo.CurrentCulture, zone, out time))
            || TryParse(text, CultureInfo.InvariantCulture, zone, out time);
    }

    private static bool TryParse(string text, CultureInfo culture, Func<AccountTimeZone> zone, out DateTimeOffset time)
    {
        var format = culture.DateTimeFormat;
        if (DateTimeOffset.TryParseExact(text, $"{format.ShortDatePattern} {format.LongTimePattern} zzz", culture, DateTimeStyles.None, out time))
            return true;

        time = default;
        if (!DateTime.TryParse(text, culture, DateTimeStyles.RoundtripKind, out var local))
            return false;
        if (local.Kind != DateTimeKind.Unspecified)
            return DateTimeOffset.TryParse(text, culture, DateTimeStyles.None, out time);
        time = zone().FromLocalTime(local);
        return true;
    }

    /// <summary>A <see cref="DateTimeOffset"/> that a job or Import-Clixml brought back as a bag of properties.</summary>
    private static bool TryReadDeserialized(PSObject bag, out DateTimeOffset time)
    {
        time = default;
        if (bag.Properties["UtcTicks"]?.Value.Unwrap() is not long utcTicks || bag.Properties["Offset"]?.Value.Unwrap() is not TimeSpan offset)
            return false;
        time = new DateTimeOffset(utcTicks, TimeSpan.Zero).ToOffset(offset);
        return true;
    }
}
