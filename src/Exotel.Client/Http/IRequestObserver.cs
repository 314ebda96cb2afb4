using System;

namespace Exotel.Http;

/// <summary>Is told what happens to requests while they happen, on whichever thread that is.</summary>
internal interface IRequestObserver
{
    /// <summary>A request is about to be sent.</summary>
    void OnSending(string method, ApiRequest request);

    /// <summary>A request failed in a way that passes, and will be repeated.</summary>
    /// <param name="error">Why it failed.</param>
    /// <param name="delay">How long until it is repeated.</param>
    /// <param name="attempt">The number of the attempt to come.</param>
    /// <param name="attempts">How many there are at most.</param>
    void OnRetry(ExotelException error, TimeSpan delay, int attempt, int attempts);

    /// <summary>A request waits because the account has used up what it may send in a minute.</summary>
    void OnPacing(TimeSpan delay, int rateLimit);
}
