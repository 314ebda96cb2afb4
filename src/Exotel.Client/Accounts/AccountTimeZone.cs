using System;
using System.Globalization;

namespace Exotel.Accounts;

/// <summary>
/// The zone of an account's wall clock. v1 writes and reads times without a zone, so every conversion between those and
/// instants goes through here; the machine's own zone never matters. Source: API page, section 3.
/// </summary>
internal sealed class AccountTimeZone
{
    private static readonly string[] OffsetFormats = { @"hh\:mm", @"h\:mm", "hhmm", "hh", "%h" };

    public static readonly AccountTimeZone India = Parse("+05:30");

    private readonly TimeZoneInfo _zone;
    private readonly TimeSpan? _fixedOffset;

    private AccountTimeZone(string name, TimeZoneInfo zone)
    {
        Name = name;
        _zone = zone;
        _fixedOffset = zone.GetAdjustmentRules().Length == 0 ? zone.BaseUtcOffset : null;
    }

    public string Name { get; }

    /// <summary>Reads an offset (<c>+05:30</c>, <c>Z</c>) or a zone's name, IANA or Windows.</summary>
    /// <exception cref="FormatException">The text is neither; the message says what would do.</exception>
    public static AccountTimeZone Parse(string text)
    {
        var trimmed = text.Trim();
        if (TryParseOffset(trimmed, out var offset))
            return new AccountTimeZone(trimmed, TimeZoneInfo.CreateCustomTimeZone(trimmed, offset, trimmed, trimmed));

        return TimeZoneNames.Find(trimmed) is { } zone
            ? new AccountTimeZone(trimmed, zone)
            : throw new FormatException($"'{text}' is no time zone. Use an offset such as +05:30, or a name such as Asia/Kolkata or India Standard Time.");
    }

    /// <summary>What the account's clock shows at this instant, to the second.</summary>
    public DateTime LocalTimeAt(DateTimeOffset instant)
    {
        var wall = TimeZoneInfo.ConvertTime(instant, _zone).DateTime;
        return new DateTime(wall.Ticks - wall.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
    }

    /// <summary>A user's <see cref="DateTime"/> on the account's clock: unspecified is that clock already, local and UTC are converted.</summary>
    public DateTime ToLocalTime(DateTime value) =>
        value.Kind == DateTimeKind.Unspecified ? value : LocalTimeAt(new DateTimeOffset(value));

    public DateTimeOffset FromLocalTime(DateTime wall) => new(wall, _fixedOffset ?? _zone.GetUtcOffset(wall));

    public DateTimeOffset FromInstant(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    public override string ToString() => Name;

    private static bool TryParseOffset(string text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z" or "UTC")
            return true;
        if (text.Length < 2 || text[0] is not ('+' or '-'))
            return false;

        var read = TimeSpan.TryParseExact(
            text.Substring(1), OffsetFormats, CultureInfo.InvariantCulture, out offset);
        if (text[0] == '-')
            offset = offset.Negate();
        return read && offset.Duration() <= TimeSpan.FromHours(14);
    }
}
