using System;
using System.Threading;
using Exotel.Http;
using Exotel.Pacing;

namespace Exotel.Benchmarks;

/// <summary>Counts the requests of a listing.</summary>
internal sealed class RequestCounter : IRequestObserver
{
    private int _requests;
    private int _retries;
    private int _refusals;

    public int Requests => _requests;

    public int Retries => _retries;

    public void OnSending(string method, ApiRequest request) => Interlocked.Increment(ref _requests);

    public void OnRetry(ExotelException error, TimeSpan delay, int attempt, int attempts) => Interlocked.Increment(ref _retries);

    public void OnCompleted(RequestSummary summary)
    {
    }

    public int Refusals => _refusals;

    public void OnWaiting(PacingWait wait)
    {
    }

    public void OnRefused(ExotelException error) => Interlocked.Increment(ref _refusals);

    public void OnPacingAlone(string problem)
    {
    }
}
