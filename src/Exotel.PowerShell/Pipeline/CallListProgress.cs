using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;

namespace Exotel.PowerShell.Pipeline;

/// <summary>How far a list of calls is.</summary>
internal sealed class CallListProgress(ExotelCommand cmdlet, int total)
{
    /// <summary>The rows that the present pace is taken from.</summary>
    private const int PaceRows = 20;

    /// <summary>A short list shows no progress.</summary>
    private static readonly TimeSpan ShownAfter = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly Queue<TimeSpan> _recent = new([TimeSpan.Zero]);
    private int _rows;

    public int Placed { get; set; }

    /// <summary>Gets the number of calls under way that the command waits for.</summary>
    public Func<int> Ongoing { get; init; } = () => 0;

    public int Done { get; set; }

    public int Refused { get; set; }

    public int Unknown { get; set; }

    /// <summary>Counts a row that needs no more work.</summary>
    public void CountRow()
    {
        _rows++;
        _recent.Enqueue(_elapsed.Elapsed);
        if (_recent.Count > PaceRows + 1)
            _recent.Dequeue();
        if (_elapsed.Elapsed >= ShownAfter)
            cmdlet.Progress.Show(Describe(), 100 * _rows / Math.Max(total, 1));
    }

    public string Describe()
    {
        var text = string.Format(
            CultureInfo.InvariantCulture, "{0} of {1} rows: {2} placed, {3} ongoing, {4} done, {5} refused, {6} unknown", _rows, total, Placed, Ongoing(), Done, Refused, Unknown);
        if (_rows == 0 || _rows >= total)
            return text;
        var left = TimeSpan.FromSeconds((_elapsed.Elapsed - _recent.Peek()).TotalSeconds / (_recent.Count - 1) * (total - _rows));
        return text + string.Format(CultureInfo.InvariantCulture, ", {0}:{1:00}:{2:00} left", (int)left.TotalHours, left.Minutes, left.Seconds);
    }
}
