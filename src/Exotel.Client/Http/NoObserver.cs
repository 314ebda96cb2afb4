using System;

namespace Exotel;

/// <summary>Nobody is watching.</summary>
internal sealed class NoObserver : IRequestObserver
{
    public static readonly NoObserver Instance = new();

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
