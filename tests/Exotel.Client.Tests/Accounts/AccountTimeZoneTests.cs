using System;
using Exotel.Accounts;
using Xunit;

namespace Exotel.Tests.Accounts;

/// <summary>Time zones by offset, and by IANA or Windows name on every platform.</summary>
public sealed class AccountTimeZoneTests
{
    [Theory]
    [InlineData("+05:30", 330)]
    [InlineData("+0530", 330)]
    [InlineData("-03:00", -180)]
    [InlineData("+8", 480)]
    [InlineData("+5:30", 330)]
    [InlineData("-3:30", -210)]
    [InlineData("Z", 0)]
    [InlineData("UTC", 0)]
    [InlineData("Asia/Kolkata", 330)]
    [InlineData("India Standard Time", 330)]
    [InlineData("asia/singapore", 480)]
    [InlineData("Singapore Standard Time", 480)]
    [InlineData("Asia/Kathmandu", 345)]
    public void An_offset_or_a_time_zone_name_is_parsed(string text, int minutes)
    {
        var there = AccountTimeZone.Parse(text).FromInstant(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));

        Assert.Equal(minutes, there.Offset.TotalMinutes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+25:00")]
    [InlineData("Asia/Atlantis")]
    [InlineData("05:30")]
    [InlineData("Asia")]
    [InlineData("Asia/")]
    [InlineData("/etc/passwd")]
    [InlineData("../../etc/passwd")]
    public void An_invalid_time_zone_is_rejected_with_examples(string text) =>
        Assert.Contains("Asia/Kolkata", Assert.Throws<FormatException>(() => AccountTimeZone.Parse(text)).Message, StringComparison.Ordinal);
}
