using System;
using System.Threading;
using Exotel.Http;

namespace Exotel.Benchmarks;

/// <summary>Counts the requests of a listing.</summary>
internal sealed class RequestCounter : IRequestObserver
{
    private int _requests;
    private int _retries;

    public int Requests => _requests;

    public int Retries => _retries;

    public void OnSending(string method, ApiRequest request) => Interlocked.Increment(ref _requests);

    public void OnRetry(ExotelException error, TimeSpan delay, int attempt, int attempts) => Interlocked.Increment(ref _retries);

    public void OnCompleted(RequestSummary summary)
    {
    }

    public void OnRateLimited(TimeSpan delay, int rateLimit)
    {
    }
}
