using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Calls.Waiting;

namespace Exotel.PowerShell.Pipeline;

/// <summary>The calls of a command that are under way: each is written when it ends.</summary>
internal sealed class PlacedCalls(ExotelCommand cmdlet)
{
    private readonly List<Call> _calls = new();
    private TimeSpan? _timeout;

    public int Count => _calls.Count;

    /// <summary>Gets what is shown before the statuses of the calls; null for nothing.</summary>
    public Func<string>? Heading { get; set; }

    /// <summary>Called for each call that is written or named in an error.</summary>
    public Action? OnDone { get; set; }

    /// <param name="call">A call that was placed.</param>
    /// <param name="timeout">The maximum wait from when the last call was placed; the longest counts.</param>
    public void Add(Call call, TimeSpan timeout)
    {
        _calls.Add(call);
        _timeout = _timeout > timeout ? _timeout : timeout;
    }

    /// <summary>Waits until fewer calls than the limit are under way.</summary>
    public void WaitForRoom(int? limit)
    {
        if (_calls.Count >= limit)
            Run(() => _calls.Count < limit);
    }

    public void WaitForAll()
    {
        if (_calls.Count > 0)
            Run(isEnough: null);
    }

    /// <summary>Writes the calls as they were placed.</summary>
    public void WriteAll()
    {
        _calls.ForEach(cmdlet.WriteObject);
        _calls.Clear();
    }

    /// <summary>
    /// Names the calls that were placed but not yet written when the pipeline ended: by Ctrl+C, another command in it, or
    /// <c>-ErrorAction Stop</c>. A stopping pipeline accepts no more warnings, but the host does.
    /// </summary>
    public void WarnOfAll()
    {
        if (_calls.Count > 0)
            cmdlet.Host?.UI?.WriteWarningLine("The command ended before the calls that it placed had ended: " + string.Join(", ", _calls) + ".");
        _calls.Clear();
    }

    private void Run(Func<bool>? isEnough)
    {
        var waiter = cmdlet.Client.Calls.Wait(_calls, new CallWaitOptions { Timeout = _timeout ?? CallWaitOptions.DefaultTimeout });
        new CallWaitWriter(cmdlet, waiter) { Heading = Heading }.Run(Remove, isEnough);

        var last = waiter.Pending.Where(call => call.Last is not null).ToDictionary(call => call.Sid, call => call.Last!, StringComparer.Ordinal);
        for (var i = 0; i < _calls.Count; i++)
            if (last.TryGetValue(_calls[i].Sid!, out var call))
                _calls[i] = call;
    }

    private void Remove(string sid)
    {
        _calls.RemoveAll(call => call.Sid == sid);
        OnDone?.Invoke();
    }
}
