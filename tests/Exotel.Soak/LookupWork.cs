using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Http;

namespace Exotel.Soak;

/// <summary>Gets calls by SID, legs and numbers, each in turn; each item must get its own answer once, in the given order.</summary>
internal sealed class LookupWork(Episode episode, int seed)
{
    private const int MaxItems = 150;

    private readonly Random _random = new(seed);

    public Task RunAsync() => episode.RepeatAsync("lookups", () => _random.Next(4) switch
    {
        0 => CallsAsync(),
        1 => CallAsync(),
        2 => LegsAsync(),
        _ => NumbersAsync(),
    });

    private async Task CallsAsync()
    {
        var sids = NextSids(_random.Next(1, MaxItems));
        await CheckAsync("calls by SID", sids, episode.Client.Calls.GetAsync(sids, 1, CallDetailOptions.None, _random.Next(1, 8), CancellationToken.None), call => call.Sid);
    }

    private async Task CallAsync()
    {
        var sids = NextSids(_random.Next(1, 6));
        await CheckAsync("call details", sids, episode.Client.Calls.GetAsync(sids, _random.Next(2, 4), CallDetailOptions.None, 3, CancellationToken.None), call => call.Sid);
    }

    private async Task LegsAsync()
    {
        var sids = NextSids(_random.Next(1, 6));
        await CheckAsync("legs", sids, episode.Client.Legs.GetAsync(sids, _random.Next(2) == 0 ? 1 : 3, 3, CancellationToken.None), legs => legs.Count == 0 ? null : legs[0].CallSid);
    }

    private async Task NumbersAsync()
    {
        var numbers = Enumerable.Range(0, _random.Next(1, 10)).Select(_ => _random.Next(10) == 0 ? "12345" : $"0{_random.NextInt64(8_000_000_000, 10_000_000_000)}").ToList();
        await CheckAsync("numbers", numbers, episode.Client.Numbers.GetAsync(numbers, 3, CancellationToken.None), number => number.PhoneNumber);
    }

    private async Task CheckAsync<T>(string what, List<string> items, IAsyncEnumerable<ItemResult<string, T>> results, Func<T, string?> key)
        where T : class
    {
        var answered = new List<string>();
        await foreach (var result in results)
        {
            answered.Add(result.Item);
            if (result.Error is { } error)
                episode.Findings.Typed(what, error);
            else if (key(result.Value!) is { } told && told != result.Item)
                episode.Findings.Break("wrong answers", $"{what}: {told} for {result.Item} ({episode.Description})");
            else
                episode.Findings.Count(what);
            if (result.Error is null && result.Item.StartsWith("unknown", StringComparison.Ordinal))
                episode.Findings.Break("wrong answers", $"{what}: an answer for {result.Item} ({episode.Description})");
        }

        if (!answered.SequenceEqual(items.Distinct()) && !answered.SequenceEqual(items))
            episode.Findings.Break("wrong answers", $"{what}: {answered.Count} answers for {items.Count} items ({episode.Description})");
    }

    private List<string> NextSids(int count)
    {
        var calls = episode.Server.Store.Finished;
        return [.. Enumerable.Range(0, count).Select(_ => _random.Next(20) == 0 ? $"unknown{_random.Next():d25}" : calls[_random.Next(calls.Length)].Sid)];
    }
}
