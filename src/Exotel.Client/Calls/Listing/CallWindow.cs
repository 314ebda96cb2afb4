using System;
using System.Collections.Generic;

namespace Exotel.Calls.Listing;

/// <summary>A time window in the account's local time, to the second, both ends included.</summary>
internal readonly struct CallWindow
{
    public CallWindow(DateTime since, DateTime until)
    {
        Since = since;
        Until = until;
    }

    public DateTime Since { get; }

    public DateTime Until { get; }

    /// <summary>Divides the window into parts of about equal length, at least a second each, in listing order.</summary>
    public IReadOnlyList<CallWindow> Divide(int parts, bool ascending)
    {
        var seconds = (long)(Until - Since).TotalSeconds + 1;
        var count = (int)Math.Min(parts, seconds);
        var windows = new List<CallWindow>(count);
        for (var i = 0; i < count; i++)
            windows.Add(new CallWindow(Since.AddSeconds(seconds * i / count), Since.AddSeconds(seconds * (i + 1) / count - 1)));
        if (!ascending)
            windows.Reverse();
        return windows;
    }

    public override string ToString() => FormattableString.Invariant($"{Since:yyyy-MM-dd HH:mm:ss} to {Until:yyyy-MM-dd HH:mm:ss}");
}
