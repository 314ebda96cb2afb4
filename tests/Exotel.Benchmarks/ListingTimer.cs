using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>Measures the duration of a listing, and checks the number of calls.</summary>
internal static class ListingTimer
{
    /// <returns>The duration in milliseconds.</returns>
    public static async Task<double> MeasureAsync(Func<Task<int>> list, int expected)
    {
        var watch = Stopwatch.StartNew();
        var count = await list();
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return count == expected ? elapsed : throw new InvalidOperationException($"Expected {expected} calls, but got {count}.");
    }
}
