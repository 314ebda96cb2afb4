using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Http;
using Exotel.Tests.Calls.Listing;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls;

/// <summary>Many SIDs: a hundred in one request of the list, single requests only for what that does not know.</summary>
public sealed class BulkCallReaderTests
{
    private const string Missing = """{"RestException":{"Status":404,"Message":"no such call"}}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 1)]
    [InlineData(102, 2)]
    [InlineData(500, 5)]
    public async Task SIDs_are_requested_a_hundred_at_a_time(int count, int lists)
    {
        var sids = Sids(count);
        var exotel = Exotel();

        var calls = await AskAsync(exotel, sids);

        Assert.Equal(sids, calls);
        Assert.Equal(lists, exotel.Asked.Count(IsList));
        Assert.Equal(count == 101 ? 1 : 0, exotel.Asked.Count(uri => !IsList(uri)));
    }

    [Fact]
    public async Task The_filter_is_a_comma_separated_list_with_the_requested_details()
    {
        var exotel = Exotel();

        await AskAsync(exotel, ["a", "b"], new CallDetailOptions { Detailed = true, RecordingUrlValidity = 15 });

        Assert.Equal(
            "https://api.exotel.com/v1/Accounts/exotest/Calls.json?Sid=a%2Cb&details=true&RecordingUrlValidity=15&PageSize=100",
            exotel.Asked.Single().AbsoluteUri);
    }

    [Fact]
    public async Task A_SID_missing_from_the_list_is_requested_alone_and_order_is_kept()
    {
        var exotel = Exotel(unlisted: ["ongoing", "old"]);

        var calls = await AskAsync(exotel, ["ongoing", "a", "old", "b"], new CallDetailOptions { Detailed = true });

        Assert.Equal(["ongoing", "a", "old", "b"], calls);
        Assert.Equal(["/ongoing.json?details=true", "/old.json?details=true"], Singles(exotel));
    }

    [Fact]
    public async Task An_unknown_SID_fails_alone()
    {
        var exotel = Exotel(unknown: ["x"]);

        Assert.Equal(["a", "x NotFound", "b"], await AskAsync(exotel, ["a", "x", "b"]));
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a;b")]
    [InlineData("gte:1")]
    [InlineData("a/b c")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_SID_that_the_filter_could_misread_is_requested_alone(string odd)
    {
        var exotel = Exotel();

        Assert.Equal(["c", odd, "d"], await AskAsync(exotel, ["c", odd, "d"]));
        Assert.Equal("?Sid=c%2Cd&PageSize=100", exotel.Asked.Single(IsList).Query);
        Assert.Equal(["/" + Uri.EscapeDataString(odd) + ".json"], Singles(exotel));
    }

    [Fact]
    public async Task SIDs_requested_alone_do_not_count_toward_the_hundred()
    {
        var exotel = Exotel();
        var sids = Sids(100).SelectMany(sid => new[] { sid, sid + "," }).ToList();

        Assert.Equal(sids, await AskAsync(exotel, sids));
        Assert.Equal(1, exotel.Asked.Count(IsList));
        Assert.Equal(100, Singles(exotel).Count());
    }

    [Fact]
    public async Task The_cursor_is_followed_when_a_page_holds_fewer_calls_than_requested()
    {
        var exotel = new CannedResponses()
            .Json(CallPagerTests.Page("/x?After=1", "c", "b"))
            .Json(CallPagerTests.Page(null, "a"));

        Assert.Equal(["a", "b", "c"], await AskAsync(exotel.Connect(), ["a", "b", "c"]));
        Assert.Equal("?Sid=a%2Cb%2Cc&PageSize=100&After=1", exotel.Asked[1].Query);
    }

    [Fact]
    public async Task The_cursor_is_not_followed_once_all_calls_are_found()
    {
        var exotel = new CannedResponses().Json(CallPagerTests.Page("/x?After=1", "b", "a"));

        Assert.Equal(["a", "b"], await AskAsync(exotel.Connect(), ["a", "b"]));
        Assert.Single(exotel.Asked);
    }

    [Fact]
    public async Task Paging_stops_when_the_server_ignores_the_filter()
    {
        var exotel = new RoutedResponses(uri => IsList(uri)
            ? (200, CallPagerTests.Page("/x?After=1", "strange", "stranger"))
            : (200, $$$"""{"Call":{"Sid":"{{{SidOf(uri)}}}"}}"""));

        Assert.Equal(["a", "b"], await AskAsync(exotel, ["a", "b"]));
        Assert.Equal(1, exotel.Asked.Count(IsList));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    public async Task Each_SID_is_requested_alone_when_the_list_rejects_the_filter(int status)
    {
        var exotel = new RoutedResponses(uri => IsList(uri)
            ? (status, $$$"""{"RestException":{"Status":{{{status}}},"Message":"Invalid Sid"} }""")
            : (200, $$$"""{"Call":{"Sid":"{{{SidOf(uri)}}}"}}"""));

        Assert.Equal(["a", "b"], await AskAsync(exotel, ["a", "b"]));
    }

    [Fact]
    public async Task When_a_list_request_fails_each_of_its_SIDs_has_the_error_and_the_next_hundred_follow()
    {
        var sids = Sids(200);
        var exotel = new RoutedResponses(uri => uri.Query.Contains("s0%2C", StringComparison.Ordinal) ? (403, "") : Answer(uri, [], []));

        var calls = await AskAsync(exotel, sids);

        Assert.All(calls.Take(100), call => Assert.EndsWith(" Forbidden", call, StringComparison.Ordinal));
        Assert.Equal(sids.Skip(100), calls.Skip(100));
    }

    [Fact]
    public async Task A_call_that_is_in_the_list_twice_is_returned_once()
    {
        var exotel = new CannedResponses().Json(CallPagerTests.Page(null, "b", "a", "b"));

        Assert.Equal(["a", "b"], await AskAsync(exotel.Connect(), ["a", "b"]));
    }

    private static RoutedResponses Exotel(string[]? unlisted = null, string[]? unknown = null) =>
        new(uri => Answer(uri, unlisted ?? [], unknown ?? []));

    /// <summary>A list newest first, so never in the order asked.</summary>
    private static (int Status, string Body) Answer(Uri uri, string[] unlisted, string[] unknown)
    {
        if (IsList(uri))
        {
            var asked = Uri.UnescapeDataString(uri.Query[1..].Split('&').Single(part => part.StartsWith("Sid=", StringComparison.Ordinal))[4..]).Split(',');
            return (200, CallPagerTests.Page(null, asked.Except(unlisted).Except(unknown).Reverse().ToArray()));
        }

        return unknown.Contains(SidOf(uri)) ? (404, Missing) : (200, $$$"""{"Call":{"Sid":"{{{SidOf(uri)}}}"}}""");
    }

    private static bool IsList(Uri uri) => uri.AbsolutePath.EndsWith("/Calls.json", StringComparison.Ordinal);

    private static string SidOf(Uri uri) => Uri.UnescapeDataString(uri.AbsolutePath.Split('/')[^1])[..^".json".Length];

    private static IEnumerable<string> Singles(RoutedResponses exotel) =>
        exotel.Asked.Where(uri => !IsList(uri)).Select(uri => uri.PathAndQuery.Split("/Calls")[1]);

    private static List<string> Sids(int count) => Enumerable.Range(0, count).Select(i => "s" + i).ToList();

    private static Task<List<string>> AskAsync(RoutedResponses exotel, IReadOnlyList<string> sids, CallDetailOptions? details = null) =>
        AskAsync(exotel.Connect(), sids, details);

    private static async Task<List<string>> AskAsync(ApiConnection connection, IReadOnlyList<string> sids, CallDetailOptions? details = null)
    {
        var results = new List<string>();
        await foreach (var (sid, call, error) in new CallsClient(connection).GetAsync(sids, version: 1, details ?? CallDetailOptions.None, limit: 4, Cancellation))
            results.Add(call?.Sid ?? sid + " " + error!.Kind);
        return results;
    }
}
