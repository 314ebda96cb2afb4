using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>Following cursors to the end: every way a list can end, each call once.</summary>
public sealed class CallPagerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"null\"")]
    [InlineData(null)]
    public async Task Ends_where_the_link_is_missing(string? link)
    {
        var last = link is null ? """{"Metadata":{},"Calls":[{"Sid":"b"}]}""" : $$"""{"Metadata":{"NextPageUri":{{link}}},"Calls":[{"Sid":"b"}]}""";

        Assert.Equal(["a", "b"], await WalkAsync(new CannedResponses().Json(Page("/x?After=1", "a")).Json(last)));
    }

    [Fact]
    public async Task Ends_at_an_empty_page_although_it_has_a_link() =>
        Assert.Equal(["a"], await WalkAsync(new CannedResponses().Json(Page("/x?After=1", "a")).Json(Page("/x?After=2"))));

    [Fact]
    public async Task Ends_at_a_cursor_that_came_before_when_another_walk_finds_nothing_new() =>
        Assert.Equal(["a", "b"], await WalkAsync(new CannedResponses().Json(Page("/x?After=1", "a")).Json(Page("/x?After=1", "b")).Json(Page(null, "b"))));

    [Fact]
    public async Task Delivers_each_call_once_when_a_page_is_repeated() =>
        Assert.Equal(["a", "b", "c"], await WalkAsync(new CannedResponses().Json(Page("/x?After=1", "a", "b")).Json(Page(null, "b", "a", "c"))));

    [Theory]
    [InlineData("/v1/Accounts/exotest/Calls?PageSize=100&After=MTU3LGE=")]
    [InlineData("https://api.exotel.com/v1/Accounts/exotest/Calls.json?After=MTU3LGE%3D")]
    [InlineData("https://elsewhere.example/v1/Accounts/exotest/Calls.json?After=MTU3LGE=")]
    public async Task Asks_the_same_host_and_path_for_the_next_page_wherever_the_link_points(string link)
    {
        var exotel = new CannedResponses().Json(Page(link, "a")).Json(Page(null, "b"));

        await WalkAsync(exotel);

        Assert.Equal("https://api.exotel.com/v1/Accounts/exotest/Calls.json", exotel.Asked[1].GetLeftPart(UriPartial.Path));
        Assert.Equal(exotel.Asked[0].Query + "&After=MTU3LGE%3D", exotel.Asked[1].Query);
    }

    [Fact]
    public async Task A_link_without_a_cursor_is_an_error_not_an_end()
    {
        var error = await Assert.ThrowsAsync<ExotelException>(() => WalkAsync(new CannedResponses().Json(Page("/x?Page=2", "a"))));

        Assert.Equal(ExotelErrorKind.InvalidResponse, error.Kind);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"Metadata":{"Total":5}}""")]
    [InlineData("""{"Metadata":{"Total":5},"Calls":null}""")]
    [InlineData("""{"Metadata":{"Total":5},"Calls":{"Sid":"a"}}""")]
    [InlineData("""[]""")]
    [InlineData("""{"Metadata":{"Total":1},"Calls":[{"Sid":"a"}""")]
    [InlineData("""<html><body>Sign in</body></html>""")]
    [InlineData("""<!DOCTYPE html><html></html>""")]
    [InlineData("")]
    [InlineData("""hello""")]
    [InlineData("""null""")]
    public async Task A_wrong_shape_is_an_invalid_response(string body)
    {
        var error = await Assert.ThrowsAsync<ExotelException>(() => WalkAsync(Always(body)));

        Assert.Equal(ExotelErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("Calls.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_may_lack_its_array() =>
        Assert.Empty(await WalkAsync(new CannedResponses().Json("""{"Metadata":{"Total":0},"Calls":null}""")));

    internal static string Page(string? next, params string[] sids) =>
        $$"""{"Metadata":{"Total":{{sids.Length}},"NextPageUri":{{(next is null ? "null" : "\"" + next + "\"")}}},"Calls":[{{string.Join(",", sids.Select(sid => $$"""{"Sid":"{{sid}}"}"""))}}]}""";

    /// <summary>As often as it may be asked again.</summary>
    private static CannedResponses Always(string body)
    {
        var exotel = new CannedResponses();
        for (var i = 0; i < 5; i++)
            exotel.Json(body);
        return exotel;
    }

    private static async Task<List<string>> WalkAsync(CannedResponses exotel)
    {
        var pager = new CallPager(exotel.Connect(), new CallQuery(), new CallWindow(new DateTime(2026, 7, 1), new DateTime(2026, 7, 2)));
        var sids = new List<string>();
        while (!pager.IsAtEnd)
            sids.AddRange((await pager.ReadPageAsync(Cancellation)).Calls.Select(call => call.Sid!));
        return sids;
    }
}
