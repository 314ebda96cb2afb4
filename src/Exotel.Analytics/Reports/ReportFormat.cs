using System;
using System.Globalization;

namespace Exotel.Analytics.Reports;

/// <summary>Writes figures the same way in every culture.</summary>
internal static class ReportFormat
{
    /// <summary>What stands for a figure that cannot be computed.</summary>
    public const string Nothing = "\u2013";

    private const int Minute = 60;
    private const int Hour = 60 * Minute;
    private const int Day = 24 * Hour;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Number(long number) => number.ToString("#,0", Culture);

    public static string Money(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero).ToString("#,0.00", Culture);

    public static string Percent(double? rate) => rate is { } value ? (value * 100).ToString("0.0", Culture) + "%" : Nothing;

    public static string Erlang(double traffic) => traffic.ToString("#,0.00", Culture);

    /// <summary>Seconds in the two largest units.</summary>
    public static string Duration(double? seconds)
    {
        if (seconds is not { } value)
            return Nothing;
        var whole = (long)Math.Round(value, MidpointRounding.AwayFromZero);
        return whole switch
        {
            >= Day => Pair(whole / Day, "d", whole % Day / Hour, "h"),
            >= Hour => Pair(whole / Hour, "h", whole % Hour / Minute, "m"),
            >= Minute => Pair(whole / Minute, "m", whole % Minute, "s"),
            _ => Number(whole) + "\u00A0s",
        };
    }

    /// <summary>Such as <c>Mon 5 Oct</c>.</summary>
    public static string ShortDay(DateTime date) => date.ToString("ddd d MMM", Culture);

    /// <summary>Such as <c>5 Oct 2026</c>.</summary>
    public static string Date(DateTime date) => date.ToString("d MMM yyyy", Culture);

    /// <summary>Such as <c>5 Oct 2026, 09:30</c>.</summary>
    public static string Time(DateTime time) => time.ToString("d MMM yyyy, HH:mm", Culture);

    /// <summary>Such as <c>5 Oct, 09:30</c>.</summary>
    public static string ShortTime(DateTime? time) => time?.ToString("d MMM, HH:mm", Culture) ?? Nothing;

    /// <summary>Such as <c>+05:30</c>.</summary>
    public static string Offset(TimeSpan offset) => (offset < TimeSpan.Zero ? "\u2212" : "+") + offset.ToString(@"hh\:mm", Culture);

    /// <summary>A stretch of days, without repeating a year and month that they share.</summary>
    public static string Days(DateTime first, DateTime last)
    {
        if (first == last)
            return first.ToString("dddd, d MMMM yyyy", Culture);
        var start = first.Year != last.Year ? "d MMM yyyy" : first.Month != last.Month ? "d MMM" : "%d";
        return first.ToString(start, Culture) + " \u2013 " + Date(last);
    }

    /// <summary>The exact value: a double in as few digits as it takes to read it back, on every runtime.</summary>
    public static string Exact(double value)
    {
        foreach (var format in new[] { "G15", "G16" })
            if (value.ToString(format, Culture) is var text && double.Parse(text, Culture).Equals(value))
                return text;
        return value.ToString("G17", Culture);
    }

    /// <summary>The exact value.</summary>
    public static string Exact(decimal value) => value.ToString(Culture);

    /// <summary>A count and its noun.</summary>
    public static string Count(long number, string one, string many) => Number(number) + " " + (number == 1 ? one : many);

    /// <summary>A text that fits into a cell.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="length">How many characters it may have.</param>
    public static string Cut(string? text, int length = 80)
    {
        if (text is null || text.Length <= length)
            return text ?? string.Empty;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text.Substring(0, end) + "\u2026";
    }

    private static string Pair(long large, string unit, long small, string smallUnit) => $"{Number(large)}\u00A0{unit} {Number(small)}\u00A0{smallUnit}";
}
