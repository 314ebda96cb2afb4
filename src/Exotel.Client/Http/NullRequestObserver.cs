using System;

namespace Exotel.Http;

/// <summary>Nobody is watching.</summary>
internal sealed class NullRequestObserver : IRequestObserver
{
    public static readonly NullRequestObserver Instance = new();

    public void OnSending(string method, ApiRequest request)
    {
    }

    public void OnRetry(ExotelException error, TimeSpan delay, int attempt, int attempts)
    {
    }

    public void OnPacing(TimeSpan delay, int rateLimit)
    {
    }
}
