using System;
using Exotel.Analytics.Metrics;
using Xunit;

namespace Exotel.Analytics.Tests.Metrics;

public sealed class ErlangBTests
{
    [Theory]
    [InlineData(8.108, 0.01, 15)]
    [InlineData(10, 0.01, 18)]
    [InlineData(17.986, 0.01, 28)]
    [InlineData(158.333, 0.03, 168)]
    [InlineData(1, 0.5, 1)]
    [InlineData(1, 0.2, 2)]
    [InlineData(0, 0.01, 0)]
    public void Lines_needed_agree_with_published_tables(double traffic, double blocking, int lines) =>
        Assert.Equal(lines, ErlangB.LinesNeeded(traffic, blocking));

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0.5)]
    [InlineData(1, 2, 0.2)]
    [InlineData(1, 3, 0.0625)]
    [InlineData(2, 2, 0.4)]
    public void Blocking_worked_by_hand(double traffic, int lines, double blocking) =>
        Assert.Equal(blocking, ErlangB.Blocking(traffic, lines), 15);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_blocking_outside_0_and_1_is_an_error(double blocking) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangB.LinesNeeded(1, blocking));
}
