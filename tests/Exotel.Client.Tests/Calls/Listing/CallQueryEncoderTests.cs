using System;
using System.Globalization;
using Exotel.Calls;
using Exotel.Calls.Listing;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>Each filter as section 4 of the API document writes it.</summary>
public sealed class CallQueryEncoderTests
{
    private static readonly CallWindow January = new(new DateTime(2026, 1, 1), new DateTime(2026, 1, 30, 23, 59, 59));

    [Fact]
    public void The_window_is_written_in_the_time_zone_of_the_account_with_both_ends() =>
        Assert.StartsWith("DateCreated=gte%3A2026-01-01%2000%3A00%3A00%3Blte%3A2026-01-30%2023%3A59%3A59&", Write(new CallQuery()), StringComparison.Ordinal);

    [Fact]
    public void The_default_is_newest_first_with_a_hundred_calls_a_page() =>
        Assert.EndsWith("&PageSize=100&SortBy=DateCreated%3Adesc", Write(new CallQuery()), StringComparison.Ordinal);

    [Fact]
    public void Lists_are_joined_by_commas_and_plus_signs_are_encoded()
    {
        var query = Write(new CallQuery { From = ["+919876543210", "0804"], To = ["x"], PhoneNumber = ["y"], Status = ["failed", "busy"], Direction = ["inbound"] });

        Assert.Contains("&From=%2B919876543210%2C0804&To=x&PhoneNumber=y&Status=failed%2Cbusy&Direction=inbound&", query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 45, "&Duration=gte%3A10s%3Blte%3A45s&")]
    [InlineData(10, null, "&Duration=gte%3A10s&")]
    [InlineData(null, 0, "&Duration=lte%3A0s&")]
    public void Durations_are_written_as_ranges_of_seconds(int? least, int? most, string expected) =>
        Assert.Contains(expected, Write(new CallQuery { MinDuration = least, MaxDuration = most }), StringComparison.Ordinal);

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Prices_and_dates_use_the_invariant_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var query = Write(new CallQuery { MinPrice = 0.10m, MaxPrice = 1234.5m });

            Assert.Contains("&Price=gte%3A0.10%3Blte%3A1234.5&", query, StringComparison.Ordinal);
            Assert.StartsWith("DateCreated=gte%3A2026-01-01%2000", query, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Details_and_recording_URLs_are_requested_only_when_asked_for() =>
        Assert.Contains(
            "&details=true&RecordingUrlValidity=15&",
            Write(new CallQuery { Details = new CallDetailOptions { Detailed = true, RecordingUrlValidity = 15 } }),
            StringComparison.Ordinal);

    private static string Write(CallQuery query) => CallQueryEncoder.ToQuery(query, January).ToString();
}
