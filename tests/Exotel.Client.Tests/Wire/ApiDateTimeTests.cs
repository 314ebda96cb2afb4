using System;
using System.Globalization;
using Exotel.Wire;
using Xunit;

namespace Exotel.Tests.Wire;

public sealed class ApiDateTimeTests
{
    [Theory]
    [InlineData("2026-11-20 09:08:07", null)]
    [InlineData("2026-11-20T09:08:07", null)]
    [InlineData("2026-11-20T09:08:07.123456", null)]
    [InlineData("2026-11-20T09:08:07Z", 0)]
    [InlineData("2026-11-20T09:08:07.5z", 0)]
    [InlineData("2026-11-20T09:08:07+05:30", 330)]
    [InlineData("2026-11-20 09:08:07-0330", -210)]
    [InlineData("2026-11-20T09:08:07+14:00", 840)]
    public void A_time_is_parsed_as_local_time_with_an_optional_offset(string text, int? minutes)
    {
        var time = ApiDateTimeConverter.Parse(text);

        Assert.NotNull(time);
        Assert.Equal(new DateTime(2026, 11, 20, 9, 8, 7, DateTimeKind.Unspecified), time.Value.LocalTime);
        Assert.Equal(minutes, (int?)time.Value.Offset?.TotalMinutes);
    }

    [Theory]
    [InlineData("2024-02-29 00:00:00")]
    [InlineData("1970-01-02 00:00:00")]
    [InlineData("9998-12-31 23:59:59")]
    public void Times_at_the_limits_of_the_calendar_are_parsed(string text) =>
        Assert.Equal(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), ApiDateTimeConverter.Parse(text)?.LocalTime);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-11-20")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01 05:30:00")]
    [InlineData("9999-12-31 23:59:59")]
    [InlineData("2026-00-20 09:08:07")]
    [InlineData("2026-13-20 09:08:07")]
    [InlineData("2026-11-00 09:08:07")]
    [InlineData("2026-02-29 09:08:07")]
    [InlineData("2026-11-20 24:08:07")]
    [InlineData("2026-11-20 09:60:07")]
    [InlineData("2026-11-20 09:08:60")]
    [InlineData("2026/11-20 09:08:07")]
    [InlineData("2026-11/20 09:08:07")]
    [InlineData("2026-11-20_09:08:07")]
    [InlineData("2026-11-20 09.08:07")]
    [InlineData("2026-11-20 09:08.07")]
    [InlineData("-026-11-20 09:08:07")]
    [InlineData("2026-+1-20 09:08:07")]
    [InlineData("2026-11-2x 09:08:07")]
    [InlineData("2026-11-20 x9:08:07")]
    [InlineData("2026-11-20 09:x8:07")]
    [InlineData("2026-11-20 09:08:x7")]
    [InlineData("2026-11-20T09:08:07 IST")]
    [InlineData("2026-11-20T09:08:07+5")]
    [InlineData("2026-11-20T09:08:07*05:30")]
    [InlineData("2026-11-20T09:08:07+15:00")]
    [InlineData("2026-11-20T09:08:07+14:01")]
    [InlineData("2026-11-20T09:08:07+05:60")]
    [InlineData("2026-11-20T09:08:07+0x:30")]
    [InlineData("2026-11-20T09:08:07+05:3x")]
    [InlineData("2026-11-20T09:08:07.5q")]
    public void Placeholders_and_invalid_times_are_null(string? text) => Assert.Null(ApiDateTimeConverter.Parse(text));
}
