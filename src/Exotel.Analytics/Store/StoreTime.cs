using System;

namespace Exotel.Analytics.Store;

/// <summary>Times as a store keeps them: UTC, to the second, with the offset of the account beside them.</summary>
internal static class StoreTime
{
    private const int MostMinutes = 14 * 60;

    public static DateTime? ToUtc(DateTimeOffset? time) => time?.UtcDateTime;

    /// <summary>Minutes of the offset that the times of a call share, or that its first time has.</summary>
    public static int? CommonOffset(Call call) => MinutesOf(call.DateCreated ?? call.StartTime ?? call.EndTime ?? call.DateUpdated);

    /// <summary>Minutes of a time's own offset where it differs from the common one: the clocks changed during the call.</summary>
    public static int? OwnOffset(Call call, DateTimeOffset? time) => MinutesOf(time) is { } minutes && minutes != CommonOffset(call) ? minutes : null;

    /// <exception cref="FormatException">The offset is not one of a time zone.</exception>
    public static DateTimeOffset? Restore(DateTime? utc, int? minutes)
    {
        if (utc is not { } time)
            return null;
        var offset = minutes ?? 0;
        if (offset is < -MostMinutes or > MostMinutes)
            throw new FormatException($"'{offset}' is not the offset of a time zone in minutes.");
        var difference = offset * TimeSpan.TicksPerMinute;
        return new DateTimeOffset(time.Ticks + difference, new TimeSpan(difference));
    }

    public static string ToText(DateTime utc)
    {
        var text = "0000-00-00T00:00:00Z".ToCharArray();
        Write(text, 0, 4, utc.Year);
        Write(text, 5, 2, utc.Month);
        Write(text, 8, 2, utc.Day);
        Write(text, 11, 2, utc.Hour);
        Write(text, 14, 2, utc.Minute);
        Write(text, 17, 2, utc.Second);
        return new string(text);
    }

    /// <exception cref="FormatException">The text is not a time of a store.</exception>
    public static DateTime FromText(ReadOnlySpan<char> text)
    {
        if (text.Length != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
            throw new FormatException($"'{text.ToString()}' is not a time of the form yyyy-MM-ddTHH:mm:ssZ.");
        var year = (Pair(text, 0) * 100) + Pair(text, 2);
        return new DateTime(year, Pair(text, 5), Pair(text, 8), Pair(text, 11), Pair(text, 14), Pair(text, 17), DateTimeKind.Utc);
    }

    /// <summary>The whole second that a moment is in.</summary>
    public static DateTimeOffset ToSecond(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private static int? MinutesOf(DateTimeOffset? time) => time is { } value ? (int)value.Offset.TotalMinutes : null;

    private static void Write(char[] text, int start, int count, int value)
    {
        for (var i = start + count - 1; i >= start; i--, value /= 10)
            text[i] = (char)('0' + (value % 10));
    }

    /// <summary>The number of two digits.</summary>
    private static int Pair(ReadOnlySpan<char> text, int start)
    {
        var (tens, ones) = ((uint)(text[start] - '0'), (uint)(text[start + 1] - '0'));
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : throw new FormatException($"'{text.ToString()}' is not a time of a store.");
    }
}
