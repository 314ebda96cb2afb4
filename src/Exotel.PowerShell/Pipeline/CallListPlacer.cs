using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Exotel.Analytics.Placements;
using Exotel.Calls;
using Exotel.Calls.Listing;
using Exotel.Calls.Waiting;
using Exotel.Pacing;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Dials a list of calls, each key at most once, for <c>Invoke-ExoCall -Store</c>.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="ledger">What was dialed.</param>
/// <param name="placed">The calls under way that the command waits for.</param>
/// <param name="limit">How many calls may be under way at once; null for any number.</param>
/// <param name="checkTime">Throws where no call may be placed at this time.</param>
internal sealed class CallListPlacer(ExotelCommand cmdlet, PlacementLedger ledger, PlacedCalls placed, int? limit, Action checkTime)
{
    private static readonly CallDetailOptions Details = new() { Detailed = true };

    /// <summary>How long to wait after Ctrl+C for the request that is under way to end.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, Http.ItemResult<string, Call>> _fetched = new(StringComparer.Ordinal);
    private Dictionary<string, PlacementEntry> _known = new(StringComparer.Ordinal);
    private List<PlacementRow> _rows = [];
    private Dictionary<PlacementRow, CallListRow> _sources = [];
    private CallListProgress _progress = new(cmdlet, 0);

    public void Run(IReadOnlyList<CallListRow> list)
    {
        _sources = CallListChecker.Check(cmdlet, list);
        _rows = [.. _sources.Keys];
        _known = ledger.ReadAll(cmdlet.Client.Account.AccountSid).ToDictionary(entry => entry.Key, StringComparer.Ordinal);
        if (!CallBackConfirmation.Ask(cmdlet, _sources.Where(row => row.Value.IsCallBack && !IsPlaced(row.Key)).Select(row => row.Value).ToList()))
            return;

        _progress = new CallListProgress(cmdlet, _rows.Count) { Ongoing = () => placed.Count };
        placed.Heading = _progress.Describe;
        placed.OnDone = () => _progress.Done++;
        var runner = new PlacementRunner(ledger, cmdlet.Client, Clock.System);
        var rows = _rows;
        for (var wait = false; rows.Count > 0; wait = true)
        {
            // Rows that another process is sending come last: it will have placed most of them by then.
            rows = rows.Where(row => !TryFinish(runner, row, wait)).ToList();
        }
    }

    /// <returns>False where another process is sending the row.</returns>
    private bool TryFinish(PlacementRunner runner, PlacementRow row, bool wait)
    {
        try
        {
            var step = cmdlet.Await(runner.PrepareAsync(row, wait, cmdlet.Bridge.Stopping));
            var isNew = step.Kind == PlacementStepKind.Ready;
            if (isNew)
            {
                if (!cmdlet.ShouldProcess(_sources[row].Placer.Description, "Place call"))
                    return true;
                placed.WaitForRoom(limit);
                checkTime();
                step = Place(runner, row, step);
            }

            if (step.Kind == PlacementStepKind.Elsewhere)
                return false;
            _progress.Placed++;
            Take(row, step, isNew);
        }
        catch (ExotelException error)
        {
            WriteError(row, error);
        }

        _progress.CountRow();
        return true;
    }

    private PlacementStep Place(PlacementRunner runner, PlacementRow row, PlacementStep ready)
    {
        var placing = runner.PlaceAsync(row, ready, checkTime, cmdlet.Bridge.Stopping);
        try
        {
            return cmdlet.Await(placing);
        }
        catch (PipelineStoppedException)
        {
            // The ledger is told what became of the request before it is closed.
            ((IAsyncResult)placing).AsyncWaitHandle.WaitOne(Grace);

            // A stopping pipeline accepts no more warnings, but the host does.
            cmdlet.Host?.UI?.WriteWarningLine(
                $"The command was stopped while the call of the key '{row.Key}' was being placed: {_sources[row].Placer.Description}. A run with the same store looks for it before it is sent again.");
            throw;
        }
    }

    private void Take(PlacementRow row, PlacementStep step, bool isNew)
    {
        if (!isNew)
            cmdlet.WriteVerbose($"The key '{row.Key}' was placed before, as the call {step.Entry?.Sid}; it is not placed again.");
        if ((step.Call ?? Fetch(step.Entry!)) is not { } call)
            return;

        if (_sources[row].Timeout is { } timeout && !CallProgress.HasEnded(call))
        {
            if (isNew)
                cmdlet.WriteVerbose($"The call {call.Sid} was placed: {_sources[row].Placer.Description}.");
            placed.Add(call, timeout);
            return;
        }

        if (CallProgress.HasEnded(call))
            _progress.Done++;
        cmdlet.WriteCall(call);
    }

    /// <summary>Gets the call of a key that was placed before, and with the same request those of the rows after it.</summary>
    private Call? Fetch(PlacementEntry entry)
    {
        if (entry.Sid is not { } sid)
            throw new ExotelException(ExotelErrorKind.NotFound, $"The key '{entry.Key}' is placed; the store does not say as which call.");
        if (!_fetched.ContainsKey(sid))
        {
            _fetched.Clear();
            var next = _rows.SkipWhile(row => row.Key != entry.Key).Select(row => _known.TryGetValue(row.Key, out var known) && known.State == PlacementState.Placed ? known.Sid : null);
            var sids = next.OfType<string>().Prepend(sid).Distinct(StringComparer.Ordinal).Take(BulkCallLookup.MaxSids).ToList();
            foreach (var result in cmdlet.Enumerate(cmdlet.Client.Calls.GetAsync(sids, version: 1, Details, CallQuery.DefaultThrottleLimit, cmdlet.Bridge.Stopping)))
                _fetched[result.Item] = result;
        }

        return _fetched[sid] switch
        {
            { Value: { } call } => call,
            { Error: { } error } => throw error.With($"The key '{entry.Key}' is placed, as the call {sid}, which was not read: {error.Message}"),
            _ => null,
        };
    }

    private void WriteError(PlacementRow row, ExotelException error)
    {
        if (error.Kind == ExotelErrorKind.OutcomeUnknown)
            _progress.Unknown++;
        else if (error.StatusCode is not null)
            _progress.Refused++;
        if (error.Kind is ExotelErrorKind.AuthenticationFailed or ExotelErrorKind.NoAccount or ExotelErrorKind.StoreFailed)
        {
            placed.WriteAll();
            cmdlet.ThrowTerminating(error, _sources[row].Placer.Target);
        }

        cmdlet.WriteItemError(error, _sources[row].Placer.Target);
    }

    private bool IsPlaced(PlacementRow row) => _known.TryGetValue(row.Key, out var entry) && entry.State == PlacementState.Placed;
}
