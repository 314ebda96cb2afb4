using System;
using System.Globalization;
using Exotel.Calls.Listing;
using Exotel.Http;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Tells the streams of a cmdlet what happens to its requests: retries verbose, long waits as warnings.</summary>
internal sealed class StreamObserver : IRequestObserver, IListingObserver
{
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(5);

    private readonly PipelineDispatcher _bridge;
    private readonly CommandProgress _progress;

    public StreamObserver(PipelineDispatcher bridge, CommandProgress progress)
    {
        _bridge = bridge;
        _progress = progress;
    }

    public void OnSending(string method, ApiRequest request)
    {
        _progress.CountRequest();
        var line = method + " " + request;
        _bridge.Post(cmdlet => cmdlet.WriteDebug(line));
    }

    public void OnRetry(ExotelException error, TimeSpan delay, int attempt, int attempts)
    {
        var line = string.Format(
            CultureInfo.InvariantCulture, "{0} Trying again in {1:0.0} s, attempt {2} of {3}.", error.Message, delay.TotalSeconds, attempt, attempts);
        Say(line, delay);
    }

    public void OnRateLimited(TimeSpan delay, int rateLimit)
    {
        var line = string.Format(
            CultureInfo.InvariantCulture, "{0} requests were sent in the last minute, as many as the account may; waiting {1:0.0} s.", rateLimit, delay.TotalSeconds);
        _bridge.Post(_ => _progress.ShowWaiting(delay));
        Say(line, delay);
    }

    public void OnRangeShortened(DateTime since)
    {
        var line = FormattableString.Invariant($"The oldest calls became older than six months while the list was read; it has the calls from {since:yyyy-MM-dd HH:mm:ss} on.");
        _bridge.Post(cmdlet => cmdlet.WriteWarning(line));
    }

    private void Say(string line, TimeSpan delay)
    {
        if (delay > LongWait)
            _bridge.Post(cmdlet => cmdlet.WriteWarning(line));
        else
            _bridge.Post(cmdlet => cmdlet.WriteVerbose(line));
    }
}
