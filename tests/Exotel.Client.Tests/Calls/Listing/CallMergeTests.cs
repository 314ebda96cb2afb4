using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>Several queries merged into one listing.</summary>
public sealed class CallMergeTests
{
    private static readonly string[] ElevenNumbers = Enumerable.Range(0, 11).Select(number => FormattableString.Invariant($"+9190000000{number:00}")).ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_without_a_time_keeps_its_place_and_repeats_no_other_call(bool ascending)
    {
        var (first, second) = ascending ? ("10", "11") : ("11", "10");
        var answers = new RoutedResponses(address => (200, address.Query.Contains("%2B919000000000%2C", StringComparison.Ordinal)
            ? $$"""{"Calls":[{"Sid":"a","DateCreated":"2026-07-{{first}} 10:00:00"},{"Sid":"x","DateCreated":null},{"Sid":"b","DateCreated":"2026-07-{{second}} 10:00:00"}]}"""
            : $$"""{"Calls":[{"Sid":"y"},{"Sid":"a","DateCreated":"2026-07-{{first}} 10:00:00"},{"Sid":"b","DateCreated":"2026-07-{{second}} 10:00:00"}]}"""));
        var query = new CallQuery { Since = new DateTime(2026, 7, 1), From = ElevenNumbers.Take(6).ToList(), Ascending = ascending };

        var sids = new List<string>();
        await foreach (var page in new CallsClient(answers.Connect()).ListAsync(query, Cancellation))
            sids.AddRange(page.Calls.Select(call => call.Sid!));

        Assert.Equal(new[] { "y", "a", "x", "b" }, sids);
    }

    [Fact]
    public async Task A_call_of_two_queries_is_listed_once_although_their_order_differs()
    {
        const string X = "{\"Sid\":\"x\",\"DateCreated\":\"2026-07-10 10:00:10\"}";
        const string Y = "{\"Sid\":\"y\",\"DateCreated\":\"2026-07-10 10:00:11\"}";
        var answers = new RoutedResponses(address => (200, address.Query.Contains("%2B919000000000%2C", StringComparison.Ordinal)
            ? $$"""{"Calls":[{{X}},{{Y}}]}"""
            : $$"""{"Calls":[{{Y}},{{X}}]}"""));
        var query = new CallQuery { Since = new DateTime(2026, 7, 1), From = ElevenNumbers.Take(6).ToList() };

        var sids = new List<string>();
        await foreach (var page in new CallsClient(answers.Connect()).ListAsync(query, Cancellation))
            sids.AddRange(page.Calls.Select(call => call.Sid!));

        Assert.Equal(new[] { "x", "y" }, sids.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Several_queries_together_have_no_more_concurrent_requests_than_the_limit(int limit)
    {
        using var server = new ConcurrencyCountingHandler(number => Page(number, pages: 4));
        var query = new CallQuery { From = ElevenNumbers, ThrottleLimit = limit };

        await foreach (var _ in new CallsClient(server.Connect()).ListAsync(query, Cancellation))
        {
        }

        Assert.InRange(server.Max, 1, limit);
    }

    private static string Page(int number, int pages)
    {
        var link = number < 3 * pages ? FormattableString.Invariant($"\"?After={number}\"") : "null";
        return $$"""{"Metadata":{"Total":400,"NextPageUri":{{link}}},"Calls":[{"Sid":"s{{number}}","DateCreated":"2026-07-10 10:00:00"}]}""";
    }
}
