using System;
using System.Globalization;
using System.Net;
using Exotel.Calls.Listing;
using Exotel.Http;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Writes what happens to the requests of a cmdlet to its streams: URLs as debug, responses and retries as verbose, long waits as warnings.</summary>
internal sealed class StreamObserver : IRequestObserver, IListingObserver
{
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(5);

    private readonly PipelineDispatcher _bridge;
    private readonly CommandProgress _progress;
    private readonly SecretRedactor _redactor;

    public StreamObserver(PipelineDispatcher bridge, CommandProgress progress, Account account)
    {
        _bridge = bridge;
        _progress = progress;
        _redactor = new SecretRedactor(account);
    }

    public void OnSending(string method, ApiRequest request)
    {
        _progress.CountRequest();
        _bridge.Post(cmdlet => cmdlet.WriteDebug($"{method} {request}{RedactedQuery.From(request, _redactor)}"));
    }

    public void OnCompleted(RequestSummary summary)
    {
        var status = summary.Status is { } code ? $"{code} {(HttpStatusCode)code}" : "no response";
        var remaining = summary.Remaining is { } left ? $", {left} requests left of the rate limit" : string.Empty;
        var line = FormattableString.Invariant($"{summary.Method} {summary.Request}: {status} after {summary.Elapsed.TotalSeconds:0.00} s{remaining}.");
        _bridge.Post(cmdlet => cmdlet.WriteVerbose(line));
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
