using System;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>
/// Retries transient failures: five attempts within two minutes in total, with full jitter, honoring the wait that the server requests.
/// Time that an attempt excludes does not count.
/// </summary>
/// <param name="clock">The clock for delays.</param>
/// <param name="random">Returns numbers from 0 to 1.</param>
/// <param name="attempts">The maximum number of attempts, including the first.</param>
internal sealed class RetryPolicy(Clock clock, Func<double> random, int attempts = RetryPolicy.DefaultAttempts)
{
    public const int DefaultAttempts = 5;

    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BaseDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    /// <param name="operation">Runs once for each attempt.</param>
    /// <param name="canRetry">Whether another attempt may follow this failure.</param>
    /// <param name="observer">Notified of each retry.</param>
    /// <param name="cancellationToken">Cancels the wait between attempts.</param>
    public async Task<T> RunAsync<T>(
        Func<RetryAttempt, Task<T>> operation, Func<ExotelException, bool> canRetry, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var spent = TimeSpan.Zero;
        for (var number = 1; ; number++)
        {
            var attempt = new RetryAttempt();
            var start = clock.Elapsed;
            TimeSpan delay;
            try
            {
                return await operation(attempt).ConfigureAwait(false);
            }
            catch (ExotelException error) when (number < attempts && canRetry(error))
            {
                spent += clock.Elapsed - start - attempt.Excluded;
                delay = error.RetryAfter ?? Jitter(number);
                if (spent + delay > Budget)
                    throw;
                observer.OnRetry(error, delay, number + 1, attempts);
            }

            await clock.Delay(delay, cancellationToken).ConfigureAwait(false);
            spent += delay;
        }
    }

    /// <summary>A random delay below a maximum that doubles, so that clients that failed together do not retry together.</summary>
    private TimeSpan Jitter(int failures)
    {
        var maximum = Math.Min(MaxDelay.TotalSeconds, BaseDelay.TotalSeconds * Math.Pow(2, failures - 1));
        return TimeSpan.FromSeconds(maximum * random());
    }
}
