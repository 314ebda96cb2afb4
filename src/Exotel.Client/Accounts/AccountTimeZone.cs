using System;
using System.Globalization;
using System.Linq;

namespace Exotel.Accounts;

/// <summary>
/// The time zone of an account. v1 sends and expects times without an offset; this class converts between those and instants,
/// independent of the time zone of the machine. Source: docs/api.md#one-call.
/// </summary>
internal sealed class AccountTimeZone
{
    private static readonly string[] OffsetFormats = [@"hh\:mm", @"h\:mm", "hhmm", "hh", "%h"];

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

    /// <summary>Parses an offset (<c>+05:30</c>, <c>Z</c>), or an IANA or Windows time zone name.</summary>
    /// <exception cref="FormatException">The text is neither; the message names valid values.</exception>
    public static AccountTimeZone Parse(string text)
    {
        var trimmed = text.Trim();
        if (TryParseOffset(trimmed, out var offset))
            return new AccountTimeZone(trimmed, TimeZoneInfo.CreateCustomTimeZone(trimmed, offset, trimmed, trimmed));

        return TimeZoneNames.Find(trimmed) is { } zone
            ? new AccountTimeZone(trimmed, zone)
            : throw new FormatException($"'{text}' is not a valid time zone. Use an offset such as +05:30, or a name such as Asia/Kolkata or India Standard Time.");
    }

    /// <summary>The account's local time at this instant, truncated to seconds.</summary>
    public DateTime LocalTimeAt(DateTimeOffset instant)
    {
        var localTime = TimeZoneInfo.ConvertTime(instant, _zone).DateTime;
        return new DateTime(localTime.Ticks - localTime.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
    }

    /// <summary>The latest local time that has come by this instant, truncated to seconds: later than the current one while an hour is repeated.</summary>
    public DateTime LatestLocalTimeAt(DateTimeOffset instant)
    {
        var now = LocalTimeAt(instant);
        if (_fixedOffset is not null || !_zone.IsAmbiguousTime(now) || _zone.GetUtcOffset(instant) > _zone.GetAmbiguousTimeOffsets(now).Min())
            return now;

        var latest = now.AddSeconds(59 - now.Second);
        while (_zone.IsAmbiguousTime(latest.AddMinutes(1)))
            latest = latest.AddMinutes(1);
        return latest;
    }

    /// <summary>A <see cref="DateTime"/> as the account's local time: an unspecified kind already is, local and UTC are converted.</summary>
    public DateTime ToLocalTime(DateTime value) =>
        value.Kind == DateTimeKind.Unspecified ? value : LocalTimeAt(new DateTimeOffset(value));

    public DateTimeOffset FromLocalTime(DateTime localTime) => new(localTime, _fixedOffset ?? _zone.GetUtcOffset(localTime));

    public DateTimeOffset FromInstant(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    public override string ToString() => Name;

    private static bool TryParseOffset(string text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z" or "UTC")
            return true;
        if (text.Length < 2 || text[0] is not ('+' or '-'))
            return false;

        var isValid = TimeSpan.TryParseExact(
            text.Substring(1), OffsetFormats, CultureInfo.InvariantCulture, out offset);
        if (text[0] == '-')
            offset = offset.Negate();
        return isValid && offset.Duration() <= TimeSpan.FromHours(14);
    }
}
