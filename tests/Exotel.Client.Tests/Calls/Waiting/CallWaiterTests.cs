using System;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Calls.Waiting;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Waiting;

/// <summary>How calls are polled while they are waited for: alone or through the list, and at which intervals.</summary>
public sealed class CallWaiterTests : CallWaiterTestBase
{
    private const string Nobody = """{"RestException":{"Status":404,"Message":"Call does not exist"}}""";

    [Fact]
    public async Task One_call_is_polled_alone_at_intervals_that_grow_to_thirty_seconds()
    {
        for (var i = 0; i < 8; i++)
            Answers.Json(Single("a", "in-progress"));
        Answers.Json(Single("a", "completed"));

        var done = await RunAsync(Watch("a"));

        Assert.Equal("completed", Assert.Single(done).Last!.Status);
        Assert.All(Answers.Asked, address => Assert.Equal("/v1/Accounts/exotest/Calls/a.json", address.PathAndQuery));
        Assert.Equal(new[] { 5, 7.5, 11.25, 16.875, 25.3125, 30, 30, 30 }, Clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Theory]
    [InlineData("queued", false)]
    [InlineData("Ringing", false)]
    [InlineData("in-progress", false)]
    [InlineData(null, false)]
    [InlineData("completed", true)]
    [InlineData("failed", true)]
    [InlineData("busy", true)]
    [InlineData("no-answer", true)]
    [InlineData("canceled", true)]
    [InlineData("a-newer-word", true)]
    public async Task Only_the_statuses_of_ongoing_calls_continue_the_wait(string? status, bool hasEnded)
    {
        Answers.Json(Single("a", status));

        Assert.Equal(hasEnded, (await PollAsync(Watch("a"))).Count == 1);
    }

    [Fact]
    public async Task Two_calls_are_polled_alone_and_each_is_returned_as_it_ends()
    {
        Answers.Json(Single("a", "ringing")).Json(Single("b", "busy")).Json(Single("a", "completed"));
        var watch = Watch("a", "b");

        Assert.Equal("b", Assert.Single(await PollAsync(watch)).Sid);
        Assert.Equal("a", Assert.Single(watch.Pending).Sid);
        Assert.Equal("a", Assert.Single(await PollAsync(watch)).Sid);
        Assert.Empty(watch.Pending);
    }

    [Fact]
    public async Task More_calls_are_polled_through_the_list_and_only_at_first_alone_when_not_listed()
    {
        Answers.Json(Listed(("b", "completed")))
            .Json(Single("a", "in-progress")).Json(Single("c", "in-progress")).Json(Nobody, 404).Json(Single("e", "ringing"))
            .Json(Listed(("c", "busy")))
            .Json(Single("a", "completed")).Json(Single("e", "failed"));
        var watch = Watch("a", "b", "c", "d", "e");

        var first = await PollAsync(watch);
        Assert.Equal(new[] { "b", "d" }, first.Select(call => call.Sid).Order());
        Assert.Equal(ExotelErrorKind.NotFound, first.Single(call => call.Sid == "d").Error!.Kind);
        Assert.Equal(5, Answers.Asked.Count);
        Assert.Contains("Sid=a%2Cb%2Cc%2Cd%2Ce&PageSize=100", Answers.Asked[0].Query, StringComparison.Ordinal);

        Assert.Equal("c", Assert.Single(await PollAsync(watch)).Sid);
        Assert.Equal(6, Answers.Asked.Count);
        Assert.Contains("Sid=a%2Cc%2Ce&", Answers.Asked[5].Query, StringComparison.Ordinal);

        Assert.Equal(2, (await PollAsync(watch)).Count);
        Assert.Equal(8, Answers.Asked.Count);
    }

    [Fact]
    public async Task The_list_is_polled_for_a_hundred_calls_at_a_time()
    {
        var sids = Enumerable.Range(0, 250).Select(i => "s" + i).ToArray();
        foreach (var chunk in sids.Chunk(100))
            Answers.Json(Listed(chunk.Select(sid => (sid, "completed")).ToArray()));

        Assert.Equal(250, (await PollAsync(Watch(sids))).Count);
        Assert.Equal(3, Answers.Asked.Count);
    }

    [Fact]
    public async Task The_same_call_is_waited_for_once()
    {
        Answers.Json(Single("a", "completed"));

        Assert.Single(await PollAsync(Watch("a", "a", "a")));
    }

    [Fact]
    public async Task All_calls_are_polled_alone_when_one_invalidates_the_list()
    {
        Answers.Json("""{"RestException":{"Status":400,"Message":"Invalid Sid"}}""", 400)
            .Json(Single("a", "completed")).Json(Nobody, 404).Json(Single("c", "completed"));

        var done = await PollAsync(Watch("a", "b", "c"));

        Assert.Equal(new[] { "a", "c" }, done.Where(call => call.Error is null).Select(call => call.Sid));
    }

    [Fact]
    public async Task Calls_just_placed_are_first_polled_after_a_delay_and_with_one_request()
    {
        Answers.Json(Listed(("a", "completed"), ("b", "completed"), ("c", "completed")));
        var placed = new[] { "a", "b", "c" }.Select(sid => new Call { Sid = sid, Status = "in-progress" });
        var watch = new CallWaiter(Answers.Connect(clock: Clock), placed, new CallWaitOptions());

        Assert.Equal(3, (await PollAsync(watch)).Count);
        Assert.Equal(5, Assert.Single(Clock.Delays).TotalSeconds);
    }

    [Fact]
    public async Task A_polling_interval_longer_than_thirty_seconds_is_kept()
    {
        Answers.Json(Single("a", "ringing")).Json(Single("a", "ringing")).Json(Single("a", "busy"));

        await RunAsync(Watch(new CallWaitOptions { Interval = TimeSpan.FromSeconds(60) }, "a"));

        Assert.Equal(new double[] { 60, 60 }, Clock.Delays.Select(delay => delay.TotalSeconds));
    }
}
