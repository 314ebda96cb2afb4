using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using Exotel.Pacing;

namespace Exotel.PowerShell.Pipeline;

/// <summary>
/// The progress bar of a cmdlet, shown only when there is something to wait for. Only the request count is thread-safe. The bar is removed
/// through the host: a cmdlet that was stopped, or is disposed, must not write to its streams any more.
/// </summary>
internal sealed class CommandProgress
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);

    /// <summary>Distinguishes the bars of one host; the numbers that PowerShell gives to cmdlets are small.</summary>
    private static long _lastSource = int.MaxValue;

    private readonly long _source = Interlocked.Increment(ref _lastSource);
    private readonly PSCmdlet _cmdlet;
    private readonly Stopwatch _sinceShown = new();
    private string _status = "Asking Exotel";
    private int _percent = -1;
    private int _requests;
    private bool _isShown;

    public CommandProgress(PSCmdlet cmdlet) => _cmdlet = cmdlet;

    private bool IsSilent
    {
        get
        {
            var preference = _cmdlet.MyInvocation.BoundParameters.TryGetValue("ProgressAction", out var action) ? action : _cmdlet.GetVariableValue("ProgressPreference");
            return preference?.ToString() is "SilentlyContinue" or "Ignore";
        }
    }

    /// <summary>The number of requests sent.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>From any thread.</summary>
    public void CountRequest() => Interlocked.Increment(ref _requests);

    /// <param name="status">The status text.</param>
    /// <param name="percent">The percentage done, from 0 to 100; -1 when unknown.</param>
    public void Show(string status, int percent)
    {
        _status = status;
        _percent = percent;
        if (_isShown && _sinceShown.Elapsed < Refresh)
            return;
        Write(string.Format(CultureInfo.InvariantCulture, "{0}, {1} requests", status, Requests), secondsRemaining: -1);
    }

    public void ShowWaiting(PacingWait wait) =>
        Write(_status + ", " + WaitMessage.ForProgress(wait), (int)Math.Ceiling(wait.Delay.TotalSeconds));

    /// <summary>Removes the bar, however the cmdlet ended.</summary>
    public void Complete()
    {
        if (!_isShown)
            return;
        _isShown = false;
        _cmdlet.Host.UI.WriteProgress(_source, new ProgressRecord(0, "Exotel", "Done") { RecordType = ProgressRecordType.Completed });
    }

    private void Write(string status, int secondsRemaining)
    {
        if (IsSilent)
            return;
        _isShown = true;
        _sinceShown.Restart();
        _cmdlet.CommandRuntime.WriteProgress(_source, new ProgressRecord(0, "Exotel", status) { PercentComplete = _percent, SecondsRemaining = secondsRemaining });
    }
}
