using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Http;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>Several questions at a time, answers in order.</summary>
public sealed class OrderedPrefetcherTests
{
    private readonly List<TaskCompletionSource<string>> _open = new();

    [Fact]
    public async Task Results_keep_the_order_of_the_items_whichever_completes_first()
    {
        var fan = Fan(4, limit: 4);

        var first = fan.NextAsync();
        foreach (var i in new[] { 3, 1, 0, 2 })
            _open[i].SetResult("answer " + i);

        Assert.Equal("answer 0", await first);
        Assert.Equal("answer 1", await fan.NextAsync());
        Assert.Equal("answer 2", await fan.NextAsync());
        Assert.Equal("answer 3", await fan.NextAsync());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(16, 5)]
    public void No_more_items_are_fetched_at_a_time_than_the_limit(int limit, int expected)
    {
        _ = Fan(5, limit).NextAsync();

        Assert.Equal(expected, _open.Count);
    }

    [Fact]
    public void Nothing_is_fetched_before_the_first_result_is_requested()
    {
        Fan(5, limit: 3);

        Assert.Empty(_open);
    }

    [Fact]
    public async Task One_more_item_is_fetched_as_each_result_is_taken()
    {
        var fan = Fan(5, limit: 2);

        var first = fan.NextAsync();
        _open[0].SetResult("a");
        await first;
        _ = fan.NextAsync();

        Assert.Equal(3, _open.Count);
    }

    [Fact]
    public async Task A_failed_item_fails_alone()
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
