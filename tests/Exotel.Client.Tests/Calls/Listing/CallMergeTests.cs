using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Http;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>Several queries merged into one listing.</summary>
public sealed class CallMergeTests
{
    private static readonly string[] ElevenNumbers = Enumerable.Range(0, 11).Select(number => FormattableString.Invariant($"+9190000000{number:00}")).ToArray();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_without_a_time_stands_where_it_stood_and_repeats_no_other(bool ascending)
    {
        var (first, second) = ascending ? ("10", "11") : ("11", "10");
        var answers = new RoutedResponses(address => (200, address.Query.Contains("%2B919000000000%2C", StringComparison.Ordinal)
            ? $$"""{"Calls":[{"Sid":"a","DateCreated":"2026-07-{{first}} 10:00:00"},{"Sid":"x","DateCreated":null},{"Sid":"b","DateCreated":"2026-07-{{second}} 10:00:00"}]}"""
            : $$"""{"Calls":[{"Sid":"y"},{"Sid":"a","DateCreated":"2026-07-{{first}} 10:00:00"},{"Sid":"b","DateCreated":"2026-07-{{second}} 10:00:00"}]}"""));
        var query = new CallQuery { Since = new DateTime(2026, 7, 1), From = ElevenNumbers.Take(6).ToList(), Ascending = ascending };

        var sids = new List<string>();
        await foreach (var page in new CallsClient(answers.Connect()).ListAsync(query, Now))
            sids.AddRange(page.Calls.Select(call => call.Sid!));

        Assert.Equal(new[] { "y", "a", "x", "b" }, sids);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Several_queries_together_have_no_more_requests_under_way_than_the_limit(int limit)
    {
        using var server = new SlowPages(pages: 4);
        var query = new CallQuery { From = ElevenNumbers, ThrottleLimit = limit };

        await foreach (var _ in new CallsClient(server.Connect()).ListAsync(query, Now))
        {
        }

        Assert.InRange(server.Most, 1, limit);
    }

    /// <summary>Answers with a link to a further page, and counts the requests that it has at the same time.</summary>
    private sealed class SlowPages(int pages) : HttpMessageHandler
    {
        private int _now;
        private int _asked;
        private int _most;

        public int Most => _most;

        public ApiConnection Connect() =>
            new(TestAccounts.Exotest, settings: new ConnectionSettings { Http = new HttpClient(this, disposeHandler: false), Clock = new FakeClock() });

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var now = Interlocked.Increment(ref _now);
            for (var most = _most; now > most; most = _most)
                Interlocked.CompareExchange(ref _most, now, most);
            for (var turn = 0; turn < 50; turn++)
                await Task.Yield();

            var asked = Interlocked.Increment(ref _asked);
            Interlocked.Decrement(ref _now);
            var link = asked < 3 * pages ? FormattableString.Invariant($"\"?After={asked}\"") : "null";
            var body = $$"""{"Metadata":{"Total":400,"NextPageUri":{{link}}},"Calls":[{"Sid":"s{{asked}}","DateCreated":"2026-07-10 10:00:00"}]}""";
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }
    }
}
