using System;
using System.Globalization;

namespace Exotel.Calls.Placing;

/// <summary>The hours of the day in which calls may be placed, such as <c>09:00-21:00</c>; they may span midnight.</summary>
/// <param name="First">The first moment of the hours.</param>
/// <param name="End">The first moment after them.</param>
internal sealed record CallingHours(TimeSpan First, TimeSpan End)
{
    private static readonly string[] Formats = [@"h\:mm", @"hh\:mm"];
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <exception cref="ExotelException">The text is not a range of hours.</exception>
    public static CallingHours Parse(string text)
    {
        var parts = text.Split('-', '\u2013');
        return parts.Length == 2 && TryParse(parts[0], out var first) && TryParse(parts[1], out var end) && first != end && first < Day
            ? new CallingHours(first, end)
            : throw new ExotelException(
                ExotelErrorKind.InvalidRequest, $"CallingHours is '{text}'. Specify two different times of the day on the account's clock, such as 09:00-21:00.");
    }

    /// <summary>Whether a call may be placed at this local time.</summary>
    public bool Contains(DateTime localTime)
    {
        var time = localTime.TimeOfDay;
        return First < End ? time >= First && time < End : time >= First || time < End;
    }

    /// <exception cref="ExotelException">A call may not be placed at this local time.</exception>
    public void Check(DateTime localTime)
    {
        if (!Contains(localTime))
            throw new ExotelException(
                ExotelErrorKind.OutsideCallingHours,
                FormattableString.Invariant($"The call was not placed: it is {localTime:HH:mm} on the account's clock, and the calling hours are {this}."));
    }

    public override string ToString() => FormattableString.Invariant($"{Format(First)}-{Format(End)}");

    private static string Format(TimeSpan time) => time == Day ? "24:00" : time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private static bool TryParse(string text, out TimeSpan time)
    {
        time = Day;
        return text.Trim() == "24:00" || TimeSpan.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, out time);
    }
}
