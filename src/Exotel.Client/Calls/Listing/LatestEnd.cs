using System;
using System.Threading.Tasks;

namespace Exotel.Calls.Listing;

/// <summary>
/// Finds the latest end of a range that the server accepts, where no response tells the server's time: it steps back in growing
/// steps, then narrows the end down to the second.
/// </summary>
internal static class LatestEnd
{
    private const int Growth = 4;

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstStep = TimeSpan.FromSeconds(2);

    /// <param name="since">The beginning of the range.</param>
    /// <param name="rejected">An end that the server rejected.</param>
    /// <param name="isAccepted">Asks the server whether it accepts an end.</param>
    /// <returns>The latest accepted end; null when none is.</returns>
    public static async Task<DateTime?> FindAsync(DateTime since, DateTime rejected, Func<DateTime, Task<bool>> isAccepted)
    {
        var step = FirstStep;
        var (low, high) = (rejected, rejected);
        do
        {
            if (low <= since)
                return null;
            high = low;
            low = high - step > since ? high - step : since;
            step = TimeSpan.FromTicks(step.Ticks * Growth);
        }
        while (!await isAccepted(low).ConfigureAwait(false));

        while (high - low > OneSecond)
        {
            var middle = low.AddSeconds(Math.Floor((high - low).TotalSeconds / 2));
            if (await isAccepted(middle).ConfigureAwait(false))
                low = middle;
            else
                high = middle;
        }

        return low;
    }
}
