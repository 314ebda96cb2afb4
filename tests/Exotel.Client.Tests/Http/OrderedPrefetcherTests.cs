using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Http;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>Several requests at a time, results in order.</summary>
public sealed class OrderedPrefetcherTests
{
    private readonly List<TaskCompletionSource<string>> _open = new();

    [Fact]
    public async Task Returns_results_in_the_order_of_the_items_whichever_completes_first()
    {
        var fan = Fan(4, limit: 4);

        var first = fan.NextAsync();
        foreach (var i in new[] { 3, 1, 0, 2 })
            _open[i].SetResult("result " + i);

        Assert.Equal("result 0", await first);
        Assert.Equal("result 1", await fan.NextAsync());
        Assert.Equal("result 2", await fan.NextAsync());
        Assert.Equal("result 3", await fan.NextAsync());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(16, 5)]
    public void Requests_no_more_at_a_time_than_the_limit(int limit, int expected)
    {
        _ = Fan(5, limit).NextAsync();

        Assert.Equal(expected, _open.Count);
    }

    [Fact]
    public void Requests_nothing_before_the_first_result_is_awaited()
    {
        Fan(5, limit: 3);

        Assert.Empty(_open);
    }

    [Fact]
    public async Task Requests_one_more_as_each_result_is_taken()
    {
        var fan = Fan(5, limit: 2);

        var first = fan.NextAsync();
        _open[0].SetResult("a");
        await first;
        _ = fan.NextAsync();

        Assert.Equal(3, _open.Count);
    }

    [Fact]
    public async Task An_exception_affects_its_item_only()
    {
        var fan = Fan(2, limit: 2);

        var first = fan.NextAsync();
        _open[0].SetException(new InvalidOperationException("one"));
        _open[1].SetResult("two");

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal("two", await fan.NextAsync());
    }

    private OrderedPrefetcher<int, string> Fan(int items, int limit) => new(Enumerable.Range(0, items).ToList(), _ => Open(), limit);

    private Task<string> Open()
    {
        _open.Add(new TaskCompletionSource<string>());
        return _open[^1].Task;
    }
}
