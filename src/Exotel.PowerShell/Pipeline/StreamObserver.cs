using System;
using System.Collections.Generic;
using System.Globalization;
using Exotel.Http;
using Exotel.Pacing;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Tells the streams of a cmdlet what happens to its requests: retries verbose, long waits as warnings.</summary>
internal sealed class StreamObserver : IRequestObserver
{
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(5);

    private readonly PipelineDispatcher _bridge;
    private readonly CommandProgress _progress;
    private readonly HashSet<PacingWaitReason> _warned = [];

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
