using System;

namespace Exotel.Http;

/// <summary>Receives the events of requests as they occur, on any thread.</summary>
internal interface IRequestObserver
{
    /// <summary>A request is about to be sent.</summary>
    void OnSending(string method, ApiRequest request);

    /// <summary>A request got its response, or none.</summary>
    void OnCompleted(RequestSummary summary);

    /// <summary>A request failed and will be retried.</summary>
    /// <param name="error">The transient error.</param>
    /// <param name="delay">The wait before the next attempt.</param>
    /// <param name="attempt">The number of the next attempt.</param>
    /// <param name="attempts">The maximum number of attempts.</param>
    void OnRetry(ExotelException error, TimeSpan delay, int attempt, int attempts);

    /// <summary>A request waits because the account reached its rate limit.</summary>
    void OnRateLimited(TimeSpan delay, int rateLimit);
}
