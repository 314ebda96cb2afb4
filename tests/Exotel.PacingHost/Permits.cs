using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Pacing;

namespace Exotel.PacingHost;

/// <summary>Takes permits of a shared rate limit.</summary>
internal static class Permits
{
    /// <summary>Writes a line for each permit: the ticks of the computer's monotonic clock when the process had it.</summary>
    public static async Task AcquireAsync(string file, int limit, TimeSpan window, int count)
    {
        var limiter = new RateLimiter(Clock.System, new PacingStore(Clock.System, new PacingFile(file)), window);
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadLineAsync();
        for (var i = 0; i < count; i++)
        {
            using var lease = await limiter.AcquireAsync(new RateLimits(limit, limit), RequestLane.Single, null, null, CancellationToken.None);
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{Stopwatch.GetTimestamp()}"));
        }

        if (limiter.TakeProblem() is { } problem)
            throw new InvalidOperationException(problem);
    }

    /// <summary>Takes permits that are never completed, and then the file itself, until the process is killed.</summary>
    public static void Hold(string file)
    {
        var limiter = new RateLimiter(Clock.System, new PacingStore(Clock.System, new PacingFile(file)));
        for (var i = 0; i < 5; i++)
            _ = limiter.AcquireAsync(new RateLimits(200, 200), RequestLane.Single, null, null, CancellationToken.None).GetAwaiter().GetResult();
        using var held = new PacingFile(file).Open();
        Console.WriteLine("ready");
        Console.ReadLine();
    }
}
