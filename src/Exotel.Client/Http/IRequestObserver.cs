using System;
using Exotel.Pacing;

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

    /// <summary>A request waits for the account's rate limit.</summary>
    void OnWaiting(PacingWait wait);

    /// <summary>A request was rejected with 429; it is sent again when the account's pause is over.</summary>
    void OnRefused(ExotelException error);

    /// <summary>The rate limit cannot be shared with other processes.</summary>
    /// <param name="problem">Why; reported once.</param>
    void OnPacingAlone(string problem);
}
