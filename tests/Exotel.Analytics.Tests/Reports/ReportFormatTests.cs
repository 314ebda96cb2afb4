using System;
using Exotel.Analytics.Reports;
using Xunit;

namespace Exotel.Analytics.Tests.Reports;

public sealed class ReportFormatTests
{
    [Theory]
    [InlineData(null, "\u2013")]
    [InlineData(0.0, "0\u00A0s")]
    [InlineData(59.5, "1\u00A0m 0\u00A0s")]
    [InlineData(93.0, "1\u00A0m 33\u00A0s")]
    [InlineData(3600.0, "1\u00A0h 0\u00A0m")]
    [InlineData(187_320.0, "2\u00A0d 4\u00A0h")]
    public void Times_are_in_their_two_largest_units(double? seconds, string expected) => Assert.Equal(expected, ReportFormat.Duration(seconds));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(0.5, "0.5")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(2.0 / 3, "0.6666666666666666")]
    [InlineData(93.25, "93.25")]
    public void Exact_values_read_back_as_they_were(double value, string expected) => Assert.Equal(expected, ReportFormat.Exact(value));

    [Theory]
    [InlineData("2026-10-05", "2026-10-05", "Monday, 5 October 2026")]
    [InlineData("2026-10-01", "2026-10-31", "1 \u2013 31 Oct 2026")]
    [InlineData("2026-09-28", "2026-10-04", "28 Sep \u2013 4 Oct 2026")]
    [InlineData("2025-12-29", "2026-01-04", "29 Dec 2025 \u2013 4 Jan 2026")]
    public void A_stretch_of_days_does_not_repeat_what_both_ends_share(string first, string last, string expected) =>
        Assert.Equal(expected, ReportFormat.Days(DateTime.Parse(first, null), DateTime.Parse(last, null)));

    [Theory]
    [InlineData("1234567.005", "1,234,567.01")]
    [InlineData("0", "0.00")]
    [InlineData("-1.5", "-1.50")]
    public void Amounts_have_two_places(string amount, string expected) =>
        Assert.Equal(expected, ReportFormat.Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));
}
