using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Analytics.Store;

/// <summary>Reads items on a thread of its own, some way ahead of their use. A few items are read without a thread.</summary>
internal static class ReadAhead
{
    private const int FirstItems = 64;
    private const int ItemsAtOnce = 2048;
    private const int MostBatches = 4;

    /// <summary>The items in order. Until the sequence ends or is disposed, nothing else uses the source.</summary>
    /// <param name="fill">Fills an array with the next items; fewer than fit are the last. It may end early when the token is canceled.</param>
    public static IEnumerable<T> Read<T>(Func<T[], CancellationToken, int> fill)
    {
        var first = new T[FirstItems];
        var count = fill(first, CancellationToken.None);
        for (var i = 0; i < count; i++)
            yield return first[i];
        if (count < first.Length)
            yield break;

        using var stop = new CancellationTokenSource();
        using var batches = new BlockingCollection<T[]>(MostBatches);
        var reading = Task.Factory.StartNew(() => Fill(fill, batches, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var batch in batches.GetConsumingEnumerable(CancellationToken.None))
            {
                foreach (var item in batch)
                    yield return item;
            }

            reading.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            Task.WaitAny(reading);
        }
    }

    private static void Fill<T>(Func<T[], CancellationToken, int> fill, BlockingCollection<T[]> batches, CancellationToken stop)
    {
        try
        {
            for (int count = ItemsAtOnce; count == ItemsAtOnce;)
            {
                var items = new T[ItemsAtOnce];
                count = fill(items, stop);
                Array.Resize(ref items, count);
                batches.Add(items, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody reads on.
        }
        finally
        {
            batches.CompleteAdding();
        }
    }
}
