using System;
using Exotel.Pacing;

namespace Exotel.Http;

/// <summary>An observer that ignores every event.</summary>
internal sealed class NullRequestObserver : IRequestObserver
{
    public static readonly NullRequestObserver Instance = new();

    public void OnSending(string method, ApiRequest request)
    {
    }

    public void OnCompleted(RequestSummary summary)
    {
    }

    public void OnRetry(ExotelException error, TimeSpan delay, int attempt, int attempts)
    {
    }

    public void OnWaiting(PacingWait wait)
    {
    }

    public void OnRefused(ExotelException error)
    {
    }

    public void OnPacingAlone(string problem)
    {
    }
}
