using System;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>
/// Repeats what failed in a way that passes: five attempts, two minutes in all, full jitter, and whatever wait the server
/// asks for. Time spent waiting for the account's rate does not count.
/// </summary>
internal sealed class RetryPolicy
{
    public const int DefaultAttempts = 5;

    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstCeiling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastCeiling = TimeSpan.FromSeconds(30);

    private readonly Clock _clock;
    private readonly Func<double> _random;
    private readonly int _attempts;

    /// <param name="clock">The clock to wait by.</param>
    /// <param name="random">Numbers from 0 to 1.</param>
    /// <param name="attempts">How often to try in all.</param>
    public RetryPolicy(Clock clock, Func<double> random, int attempts = DefaultAttempts)
    {
        _attempts = attempts;
        _clock = clock;
        _random = random;
    }

    /// <param name="attempt">Sends once; is given where to tell how long it waited for the account's rate.</param>
    /// <param name="mayRepeat">Whether this failure may be followed by another attempt.</param>
    /// <param name="observer">Is told of each repetition.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<T> RunAsync<T>(
        Func<Action<TimeSpan>, Task<T>> attempt, Func<ExotelException, bool> mayRepeat, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var spent = TimeSpan.Zero;
        for (var number = 1; ; number++)
        {
            var begun = _clock.Elapsed;
            TimeSpan delay;
            try
            {
                return await attempt(waited => begun += waited).ConfigureAwait(false);
            }
            catch (ExotelException error) when (number < _attempts && mayRepeat(error))
            {
                spent += _clock.Elapsed - begun;
                delay = error.RetryAfter ?? Jitter(number);
                if (spent + delay > Budget)
                    throw;
                observer.OnRetry(error, delay, number + 1, _attempts);
            }

            await _clock.Delay(delay, cancellationToken).ConfigureAwait(false);
            spent += delay;
        }
    }

    /// <summary>Anything from nothing up to a ceiling that doubles: clients that failed together do not come back together.</summary>
    private TimeSpan Jitter(int failures)
    {
        var ceiling = Math.Min(LastCeiling.TotalSeconds, FirstCeiling.TotalSeconds * Math.Pow(2, failures - 1));
        return TimeSpan.FromSeconds(ceiling * _random());
    }
}
