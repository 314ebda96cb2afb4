using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using Exotel.Calls.Waiting;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Waits for calls on behalf of a cmdlet: writes each call when it ends, and shows progress.</summary>
internal sealed class CallWaitWriter
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly ExotelCommand _cmdlet;
    private readonly CallWaiter _waiter;
    private readonly int _total;
    private string _status = string.Empty;
    private int _pending;

    public CallWaitWriter(ExotelCommand cmdlet, CallWaiter waiter)
    {
        _cmdlet = cmdlet;
        _waiter = waiter;
        _total = waiter.Pending.Count;
        ReadStatus();
    }

    /// <summary>Gets what is shown before the statuses; null for nothing.</summary>
    public Func<string>? Heading { get; init; }

    /// <param name="onDone">Receives the SID of each call that is written or named in an error.</param>
    /// <param name="isEnough">Ends the wait early; null to wait for all calls.</param>
    public void Run(Action<string>? onDone = null, Func<bool>? isEnough = null)
    {
        using var ticking = new Timer(_ => _cmdlet.Bridge.Post(_ => ShowProgress()), state: null, Tick, Tick);
        try
        {
            foreach (var round in _cmdlet.Enumerate(_waiter.PollAsync(_cmdlet.Bridge.Stopping)))
            {
                foreach (var call in round)
                {
                    // An error can stop the pipeline, and then the call has not been told of; a call that is written has, even if nothing is read after it.
                    if (call.Error is null)
                        onDone?.Invoke(call.Sid);
                    Write(call);
                    if (call.Error is not null)
                        onDone?.Invoke(call.Sid);
                }

                ReadStatus();
                if (isEnough?.Invoke() == true)
                    break;
            }
        }
        catch (ExotelException error)
        {
            foreach (var call in _waiter.Pending)
            {
                WriteError(call, error);
                onDone?.Invoke(call.Sid);
            }
        }
    }

    private void Write(CallWaitResult call)
    {
        if (call.Error is { } error)
        {
            WriteError(call, error);
            return;
        }

        if (call.IsIncomplete)
            _cmdlet.WriteWarning($"The call {call.Sid} ended at least ten minutes ago, and Exotel has not reported its duration or price. It is written without them.");
        _cmdlet.WriteCall(call.Last!);
    }

    /// <summary>A call that was already seen becomes the target of the error.</summary>
    private void WriteError(CallWaitResult call, ExotelException error)
    {
        if (call.Last is null)
            _cmdlet.WriteItemError(error, call.Sid);
        else
            _cmdlet.WriteError(ErrorRecords.From(error, call.Last));
    }

    /// <summary>Called between two rounds, while the states do not change.</summary>
    private void ReadStatus()
    {
        var states = _waiter.Pending
            .GroupBy(call => call switch { { EndedAt: not null } => "settling", { Last: null } => "not seen yet", _ => call.Last.Status ?? "no status" })
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Format(CultureInfo.InvariantCulture, "{0} {1}", group.Count(), group.Key));
        _pending = _waiter.Pending.Count;
        _status = string.Join(", ", states);
    }

    private void ShowProgress()
    {
        var elapsed = _waiter.Elapsed;
        var heading = Heading is null ? string.Empty : Heading() + ". ";
        var status = heading + string.Format(CultureInfo.InvariantCulture, "Waiting {0}:{1:00} for calls: {2}", (int)elapsed.TotalMinutes, elapsed.Seconds, _status);
        _cmdlet.Progress.Show(status, _total > 1 ? 100 * (_total - _pending) / _total : -1);
    }
}
