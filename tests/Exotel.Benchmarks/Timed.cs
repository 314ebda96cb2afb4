using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>Times a listing, and holds it to the number of calls there are.</summary>
internal static class Timed
{
    /// <returns>Milliseconds.</returns>
    public static async Task<double> ListingAsync(Func<Task<int>> list, int expected)
    {
        var watch = Stopwatch.StartNew();
        var count = await list();
        var taken = watch.Elapsed.TotalMilliseconds;
        return count == expected ? taken : throw new InvalidOperationException($"{count} calls came instead of {expected}.");
    }
}
