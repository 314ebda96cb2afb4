using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Exotel.Tests.Recordings;

/// <summary>A recording is waited for after its call, and no longer than it can take.</summary>
public sealed class RecordingWaitTests : RecordingSaverTestBase
{
    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_recording_that_is_not_ready_is_waited_for(int status)
    {
        var told = 0;
        Answers.Add(status, "no", "text/plain").Add(status, "no", "text/plain");
        Sound("x");

        await SaveAsync(Ended(Plain, ago: TimeSpan.FromMinutes(1)), onNotYet: () => told++);

        Assert.True(File.Exists(Whole));
        Assert.Equal(new[] { 5, 7.5 }, Clock.Delays.Select(delay => delay.TotalSeconds));
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task A_recording_missing_five_minutes_after_the_call_is_an_error()
    {
        for (var i = 0; i < 40; i++)
            Answers.Add(404, "no", "text/plain");

        var error = await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain, ago: TimeSpan.FromMinutes(1))));

        Assert.Equal(ExotelErrorKind.NotFound, error.Kind);
        Assert.Contains("recording of a does not exist", error.Message, StringComparison.Ordinal);
        Assert.Equal(240, Clock.Elapsed.TotalSeconds);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-300)]
    public async Task A_recording_is_waited_for_at_most_five_minutes_even_when_the_call_seems_to_end_in_the_future(int hours)
    {
        for (var i = 0; i < 200; i++)
            Answers.Add(404, "no", "text/plain");

        var error = await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain, ago: TimeSpan.FromHours(hours))));

        Assert.Equal(ExotelErrorKind.NotFound, error.Kind);
        Assert.Equal(300, Clock.Elapsed.TotalSeconds);
    }

    [Fact]
    public async Task A_recording_of_an_old_call_is_not_waited_for()
    {
        Answers.Add(404, "no", "text/plain");

        await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)));

        Assert.Empty(Clock.Delays);
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("no-answer")]
    [InlineData("cancelled")]
    [InlineData("failed")]
    [InlineData("canceled")]
    public async Task A_recording_of_an_unanswered_call_is_not_waited_for(string status)
    {
        Answers.Add(404, "no", "text/plain");

        await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(new Call { Sid = "a", Status = status, EndTime = Clock.UtcNow, RecordingUrl = Plain }));

        Assert.Empty(Clock.Delays);
    }
}
