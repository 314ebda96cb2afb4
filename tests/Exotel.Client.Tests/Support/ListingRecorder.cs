using System;
using System.Collections.Concurrent;
using Exotel.Calls.Listing;
using Exotel.Http;

namespace Exotel.Tests.Support;

/// <summary>Records how a listing was shortened.</summary>
internal sealed class ListingRecorder : IRequestObserver, IListingObserver
{
    public ConcurrentQueue<DateTime> Shortened { get; } = new();

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

    public ConcurrentQueue<long> Ignored { get; } = new();

    public void OnRangeShortened(DateTime since) => Shortened.Enqueue(since);

    public void OnTotalIgnored(long total, long found, CallWindow window) => Ignored.Enqueue(total);
}
