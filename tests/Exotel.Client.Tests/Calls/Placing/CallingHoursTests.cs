using System;
using Exotel.Calls.Placing;
using Xunit;

namespace Exotel.Client.Tests.Calls.Placing;

public sealed class CallingHoursTests
{
    [Theory]
    [InlineData("09:00-21:00", "08:59:59", false)]
    [InlineData("09:00-21:00", "09:00:00", true)]
    [InlineData("09:00-21:00", "20:59:59", true)]
    [InlineData("09:00-21:00", "21:00:00", false)]
    [InlineData("22:00-06:00", "21:59:59", false)]
    [InlineData("22:00-06:00", "22:00:00", true)]
    [InlineData("22:00-06:00", "00:00:00", true)]
    [InlineData("22:00-06:00", "05:59:59", true)]
    [InlineData("22:00-06:00", "06:00:00", false)]
    [InlineData("00:00-24:00", "23:59:59", true)]
    [InlineData("21:00-24:00", "20:00:00", false)]
    [InlineData(" 9:00 - 21:00 ", "10:00:00", true)]
    [InlineData("09:00\u201321:00", "10:00:00", true)]
    public void A_time_is_within_hours_from_their_beginning_to_before_their_end(string hours, string time, bool isWithin) =>
        Assert.Equal(isWithin, CallingHours.Parse(hours).Contains(new DateTime(2026, 3, 15) + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("")]
    [InlineData("09:00")]
    [InlineData("9-21")]
    [InlineData("09:00-09:00")]
    [InlineData("24:00-09:00")]
    [InlineData("09:00-24:01")]
    [InlineData("09:60-10:00")]
    [InlineData("09:00-12:00-15:00")]
    [InlineData("nine to nine")]
    public void Anything_else_is_an_error_that_names_it(string text)
    {
        var error = Assert.Throws<ExotelException>(() => CallingHours.Parse(text));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
    }
}
