using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Pacing;

namespace Exotel.Http;

/// <summary>Sends the requests of an account when its rate limit allows them, and again after a 429.</summary>
internal sealed class RateLimitedRequests(Account account, RateLimiter limiter, Clock clock, IRequestObserver observer)
{
    private readonly RateLimits _limits = new(account);

    /// <summary>How much of the account's rate limit is in use.</summary>
    public RateLimit GetStatus() => limiter.GetStatus(_limits);

    /// <summary>Sends a request; the waits for the rate limit are excluded from the attempt.</summary>
    /// <param name="request">The request.</param>
    /// <param name="send">Sends it with a permit, which <see cref="RateLimitedRequests"/> disposes.</param>
    /// <param name="patience">How long the request is tried while it is rejected with 429; null to fail at the first 429.</param>
    /// <param name="attempt">The attempt that the request belongs to.</param>
    /// <param name="cancellationToken">Cancels the waits.</param>
    /// <exception cref="ExotelException">The request failed, or was rejected until patience ran out.</exception>
    public async Task<T> SendAsync<T>(
        ApiRequest request, Func<RateLimitLease, Task<T>> send, RefusalPatience? patience, RetryAttempt attempt, CancellationToken cancellationToken)
    {
        ExotelException? refusal = null;
        for (var start = clock.Elapsed; ; start = clock.Elapsed)
        {
            using var lease = await AcquireAsync(request, patience, cancellationToken).ConfigureAwait(false)
                ?? throw refusal ?? ErrorFactory.RateLimited(request, patience!.Limit);
            attempt.ExcludeWait(clock.Elapsed - start);
            start = clock.Elapsed;
            try
            {
                return await send(lease).ConfigureAwait(false);
            }
            catch (ExotelException error) when (error.Kind == ExotelErrorKind.RateLimited)
            {
                lease.SetRefused(error.RetryAfter);
                lease.Dispose();
                if (patience is null || error.RetryAfter > patience.Limit)
                    throw;
                patience.Start(start);
                refusal = error;
                observer.OnRefused(error);
                attempt.ExcludeWait(clock.Elapsed - start);
            }
        }
    }

    private async Task<RateLimitLease?> AcquireAsync(ApiRequest request, RefusalPatience? patience, CancellationToken cancellationToken)
    {
        var lane = request.IsBulk ? RequestLane.Bulk : RequestLane.Single;
        var lease = await limiter.AcquireAsync(_limits, lane, patience, observer.OnWaiting, cancellationToken).ConfigureAwait(false);
        if (limiter.TakeProblem() is { } problem)
            observer.OnPacingAlone(problem);
        return lease;
    }
}
