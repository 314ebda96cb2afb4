using System;
using System.Threading;
using Exotel.Http;
using Exotel.Pacing;

namespace Exotel.PacingHost;

/// <summary>Counts requests and rejections.</summary>
internal sealed class RequestCounter : IRequestObserver
{
    private int _requests;
    private int _refusals;

    public int Requests => _requests;

    public int Refusals => _refusals;

    public void OnSending(string method, ApiRequest request) => Interlocked.Increment(ref _requests);

    public void OnCompleted(RequestSummary summary)
    {
    }

    public void OnRetry(ExotelException error, TimeSpan delay, int attempt, int attempts)
    {
    }

    public void OnWaiting(PacingWait wait)
    {
    }

    public void OnRefused(ExotelException error) => Interlocked.Increment(ref _refusals);

    public void OnPacingAlone(string problem) => throw new InvalidOperationException(problem);
}
