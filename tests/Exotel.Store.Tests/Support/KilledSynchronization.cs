using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Store;

namespace Exotel.Store.Tests.Support;

/// <summary>A synchronization in a process of its own, which says each chunk that it has written.</summary>
internal static class KilledSynchronization
{
    public static async Task<int> RunAsync(string path, int seed)
    {
        var feed = new FakeFeed(FakeCalls.Many(seed, 20_000)) { Earliest = FakeCalls.Now.AddDays(-10) };
        using var store = CallStore.OpenFile(path, create: true);
        var synchronizer = new CallSynchronizer(store, feed, new SyncOptions { CallsAtOnce = 1_000 }, new FakeClock(FakeCalls.Now));
        await foreach (var chunk in synchronizer.RunAsync(CancellationToken.None))
            Console.WriteLine(chunk.Until);
        return 0;
    }
}
