using System;
using System.Globalization;

namespace Exotel.Analytics.Store;

/// <summary>Times as a store keeps them: UTC, to the second, with the offset of the account beside them.</summary>
internal static class StoreTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static DateTime? ToUtc(DateTimeOffset? time) => time?.UtcDateTime;

    /// <summary>Minutes of the offset that the times of a call share, or that its first time has.</summary>
    public static int? CommonOffset(Call call) => MinutesOf(call.DateCreated ?? call.StartTime ?? call.EndTime ?? call.DateUpdated);

    /// <summary>Minutes of a time's own offset where it differs from the common one: the clocks changed during the call.</summary>
    public static int? OwnOffset(Call call, DateTimeOffset? time) => MinutesOf(time) is { } minutes && minutes != CommonOffset(call) ? minutes : null;

    public static DateTimeOffset? Restore(DateTime? utc, int? minutes) =>
        utc is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToOffset(TimeSpan.FromMinutes(minutes ?? 0)) : null;

    public static string ToText(DateTime utc) => utc.ToString(Format, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text is not a time of a store.</exception>
    public static DateTime FromText(string text)
    {
        if (text.Length != 20 || text[10] != 'T' || text[19] != 'Z')
            throw new FormatException($"'{text}' is not a time of the form yyyy-MM-ddTHH:mm:ssZ.");
        return new DateTime(
            Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2), Digits(text, 11, 2), Digits(text, 14, 2), Digits(text, 17, 2), DateTimeKind.Utc);
    }

    /// <summary>The whole second that a moment is in.</summary>
    public static DateTimeOffset ToSecond(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private static int? MinutesOf(DateTimeOffset? time) => time is { } value ? (int)value.Offset.TotalMinutes : null;

    private static int Digits(string text, int start, int count)
    {
        var value = 0;
        for (var i = start; i < start + count; i++)
            value = text[i] is >= '0' and <= '9' ? value * 10 + (text[i] - '0') : throw new FormatException($"'{text}' is not a time of a store.");
        return value;
    }
}
