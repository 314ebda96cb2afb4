using System;
using System.Collections.Generic;
using System.Security;

namespace Exotel.Accounts;

/// <summary>
/// Finds a time zone by its IANA or Windows name on every platform. .NET Framework and hosts without ICU support only one kind
/// of name, so this class maps the time zones of Exotel's markets.
/// </summary>
internal static class TimeZoneNames
{
    private static readonly (string Iana, string Windows)[] Pairs =
    [
        ("Asia/Kolkata", "India Standard Time"),
        ("Asia/Calcutta", "India Standard Time"),
        ("Asia/Singapore", "Singapore Standard Time"),
        ("Asia/Kuala_Lumpur", "Singapore Standard Time"),
        ("Asia/Manila", "Singapore Standard Time"),
        ("Asia/Jakarta", "SE Asia Standard Time"),
        ("Asia/Bangkok", "SE Asia Standard Time"),
        ("Asia/Ho_Chi_Minh", "SE Asia Standard Time"),
        ("Asia/Colombo", "Sri Lanka Standard Time"),
        ("Asia/Dhaka", "Bangladesh Standard Time"),
        ("Asia/Kathmandu", "Nepal Standard Time"),
        ("Asia/Dubai", "Arabian Standard Time"),
        ("Asia/Riyadh", "Arab Standard Time"),
        ("Asia/Hong_Kong", "China Standard Time"),
        ("Australia/Sydney", "AUS Eastern Standard Time"),
        ("Europe/London", "GMT Standard Time"),
        ("America/New_York", "Eastern Standard Time"),
        ("Etc/UTC", "UTC"),
    ];

    /// <summary>The IANA names of the time zones in Exotel's markets, which <see cref="Find"/> supports on every platform.</summary>
    public static IEnumerable<string> Common
    {
        get
        {
            foreach (var (iana, _) in Pairs)
                yield return iana;
        }
    }

    public static TimeZoneInfo? Find(string name)
    {
        if (TryFind(name) is { } direct)
            return direct;

        foreach (var (iana, windows) in Pairs)
        {
            if (IsSame(name, iana) && TryFind(windows) is { } byWindows)
                return byWindows;
            if (IsSame(name, windows) && TryFind(iana) is { } byIana)
                return byIana;
        }

        return null;
    }

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static TimeZoneInfo? TryFind(string name)
    {
        try
        {
            return name.Length == 0 ? null : TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException)
        {
            return null;
        }
    }
}
