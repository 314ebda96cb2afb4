using System;
using Exotel.PowerShell.Pipeline;
using Xunit;

namespace Exotel.PowerShell.Tests.Pipeline;

/// <summary>What the error of a listing says about going on.</summary>
public sealed class ResumePointTests
{
    private readonly ResumePoint _position = new(ascending: false) { Since = new DateTime(2026, 7, 1) };

    public ResumePointTests() =>
        _position.Add(new Call { Sid = "c1", DateCreated = new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.FromHours(5.5)) }, written: true);

    [Fact]
    public void An_interrupted_listing_is_continued_after_its_last_call()
    {
        var error = _position.Interrupted(new ExotelException(ExotelErrorKind.ConnectionFailed, "Cut."), toSkip: 0);

        Assert.Contains("-Since '2026-07-01 00:00:00' -Until '2026-07-14 09:00:00' -Skip 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_listing_that_lacks_calls_is_repeated_and_not_continued()
    {
        var error = _position.Interrupted(new ExotelException(ExotelErrorKind.InvalidResponse, "Short.") { IsShortList = true }, toSkip: 0);

        Assert.DoesNotContain("-Until", error.Message, StringComparison.Ordinal);
        Assert.Contains("run the same command again, with -ThrottleLimit 1", error.Message, StringComparison.Ordinal);
    }
}
