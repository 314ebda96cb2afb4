using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using Exotel.Calls.Listing;
using Exotel.Http;
using Exotel.Pacing;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Writes what happens to the requests of a cmdlet to its streams: URLs as debug, responses and retries as verbose, long waits as warnings.</summary>
internal sealed class StreamObserver : IRequestObserver, IListingObserver
{
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(5);

    private readonly PipelineDispatcher _bridge;
    private readonly CommandProgress _progress;
    private readonly HashSet<PacingWaitReason> _warned = [];
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
        Write(line, isWarning: delay > LongWait);
    }

    /// <summary>Shows every wait as progress; the first long one of each kind is a warning.</summary>
    public void OnWaiting(PacingWait wait)
    {
        _bridge.Post(_ => _progress.ShowWaiting(wait));
        Write(WaitMessage.From(wait), isWarning: wait.Delay >= LongWait && IsFirst(wait.Reason));
    }

    public void OnRefused(ExotelException error) => Write(error.Message + " Trying again after the pause of the account.", isWarning: false);

    public void OnPacingAlone(string problem) =>
        Write("The rate limit is not shared with other processes: " + problem, isWarning: false);

    public void OnRangeShortened(DateTime since)
    {
        var line = FormattableString.Invariant($"The oldest calls became older than six months while the list was read; it has the calls from {since:yyyy-MM-dd HH:mm:ss} on.");
        _bridge.Post(cmdlet => cmdlet.WriteWarning(line));
    }

    public void OnTotalIgnored(long total, long found, CallWindow window)
    {
        var line = FormattableString.Invariant($"Exotel reports {total} calls from {window}, but its pages have only {found}. The number was taken as wrong; if it is right, calls are missing.");
        _bridge.Post(cmdlet => cmdlet.WriteWarning(line));
    }

    private bool IsFirst(PacingWaitReason reason)
    {
        lock (_warned)
            return _warned.Add(reason);
    }

    private void Write(string line, bool isWarning)
    {
        if (isWarning)
            _bridge.Post(cmdlet => cmdlet.WriteWarning(line));
        else
            _bridge.Post(cmdlet => cmdlet.WriteVerbose(line));
    }
}
