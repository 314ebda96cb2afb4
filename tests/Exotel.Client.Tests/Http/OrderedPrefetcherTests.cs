using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>Several requests at a time, results in order.</summary>
public sealed class OrderedPrefetcherTests
{
    private readonly List<TaskCompletionSource<string>> _requests = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_come_in_the_order_of_the_items_whichever_response_arrives_first()
    {
        await using var results = Fetch(4, limit: 4);

        var first = results.MoveNextAsync();
        foreach (var i in new[] { 3, 1, 0, 2 })
            _requests[i].SetResult("response " + i);

        Assert.True(await first);
        Assert.Equal("response 0", results.Current.Value);
        for (var i = 1; i < 4; i++)
        {
            Assert.True(await results.MoveNextAsync());
            Assert.Equal(i, results.Current.Item);
            Assert.Equal("response " + i, results.Current.Value);
        }

        Assert.False(await results.MoveNextAsync());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(16, 5)]
    public async Task Requests_no_more_items_at_a_time_than_the_limit(int limit, int expected)
    {
        var results = Fetch(5, limit);

        var first = results.MoveNextAsync();

        Assert.Equal(expected, _requests.Count);
        foreach (var request in _requests)
            request.SetResult("done");
        await first;
        await results.DisposeAsync();
    }

    [Fact]
    public async Task Requests_nothing_before_the_first_result_is_read()
    {
        await using var results = Fetch(5, limit: 3);

        Assert.Empty(_requests);
    }

    [Fact]
    public async Task Requests_one_more_item_as_each_result_is_read()
    {
        var results = Fetch(5, limit: 2);

        var first = results.MoveNextAsync();
        _requests[0].SetResult("a");
        await first;
        var second = results.MoveNextAsync();

        Assert.Equal(3, _requests.Count);
        foreach (var request in _requests.Skip(1))
            request.SetResult("b");
        await second;
        await results.DisposeAsync();
    }

    [Fact]
    public async Task An_error_belongs_to_its_item_alone()
    {
        await using var results = Fetch(2, limit: 2);

        var first = results.MoveNextAsync();
        _requests[0].SetException(new ExotelException(ExotelErrorKind.NotFound, "one"));
        _requests[1].SetResult("two");

        await first;
        Assert.Equal(ExotelErrorKind.NotFound, results.Current.Error!.Kind);
        await results.MoveNextAsync();
        Assert.Equal("two", results.Current.Value);
    }

    [Fact]
    public async Task Ending_early_cancels_the_requests_still_running_and_waits_for_them()
    {
        var running = 0;
        var results = OrderedPrefetcher.FetchAsync<int, string>(
            Enumerable.Range(0, 4),
            async (item, token) =>
            {
                if (item == 0)
                    return "first";
                Interlocked.Increment(ref running);
                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                    return "never";
                }
                finally
                {
                    Interlocked.Decrement(ref running);
                }
            },
            limit: 4,
            Cancellation);

        await foreach (var result in results)
        {
            Assert.Equal("first", result.Value);
            Assert.Equal(3, Volatile.Read(ref running));
            break;
        }

        Assert.Equal(0, Volatile.Read(ref running));
    }

    private IAsyncEnumerator<ItemResult<int, string>> Fetch(int items, int limit) =>
        OrderedPrefetcher.FetchAsync(Enumerable.Range(0, items), (_, _) => Open(), limit, Cancellation).GetAsyncEnumerator(Cancellation);

    private Task<string> Open()
    {
        _requests.Add(new TaskCompletionSource<string>());
        return _requests[^1].Task;
    }
}
