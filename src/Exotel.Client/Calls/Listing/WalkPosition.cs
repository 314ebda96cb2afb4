using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Accounts;

namespace Exotel.Calls.Listing;

/// <summary>How far the walk of a window has come, and whether a page leads back to where it was before.</summary>
internal sealed class WalkPosition(AccountTimeZone zone, bool ascending)
{
    /// <summary>How far the order of a list may be from that of the times of its calls where a walk starts again.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>A page this far back is one that was read before, even if its calls are no longer remembered. Longer than a repeated hour.</summary>
    private static readonly TimeSpan WayBack = TimeSpan.FromHours(2);

    /// <summary>Pages whose calls are certainly remembered.</summary>
    private const int RememberedPages = 32;

    private static readonly TimeSpan TransitionDistance = TimeSpan.FromHours(3);

    private readonly Queue<DateTime> _middles = new();
    private DateTime? _forgotten;
    private DateTime? _edge;
    private DateTime? _last;

    /// <summary>Whether a page repeats a part of the list that was read long before.</summary>
    public bool LeadsBack(IReadOnlyList<Call> page) =>
        _forgotten is { } mark && Middle(page) is { } middle && (ascending ? middle < mark - WayBack : middle > mark + WayBack);

    /// <summary>Whether each call so far was created at the time of the one before it, or beyond.</summary>
    public bool IsInOrder { get; private set; } = true;

    public void Add(IReadOnlyList<Call> page)
    {
        if (Middle(page) is not { } middle)
            return;
        var times = page.Select(call => call.DateCreated?.DateTime).Where(time => time is not null);
        foreach (var call in page)
        {
            var time = call.DateCreated?.DateTime;
            IsInOrder &= time is not null && (_last is null || (ascending ? time >= _last : time <= _last));
            _last = time ?? _last;
        }

        _edge = ascending ? times.Min() : times.Max();
        _middles.Enqueue(middle);
        if (_middles.Count > RememberedPages)
            _forgotten = Farther(_forgotten, _middles.Dequeue());
    }

    /// <summary>The part of a window that is still to be read, with an overlap.</summary>
    public CallWindow Rest(CallWindow window)
    {
        if ((IsInOrder ? _last : _edge) is not { } edge)
            return window;
        var overlap = Overlap + RepeatedTime(edge);
        return ascending
            ? new CallWindow(Later(window.Since, edge - overlap), window.Until)
            : new CallWindow(window.Since, Earlier(window.Until, edge + overlap));
    }

    private DateTime Farther(DateTime? left, DateTime right) => left is not { } other ? right : ascending ? Later(other, right) : Earlier(other, right);

    private static DateTime? Middle(IReadOnlyList<Call> page)
    {
        var times = page.Where(call => call.DateCreated is not null).Select(call => call.DateCreated!.Value.DateTime).OrderBy(time => time).ToList();
        return times.Count == 0 ? null : times[times.Count / 2];
    }

    /// <summary>How much local time is repeated near this time, at the end of summer time.</summary>
    private TimeSpan RepeatedTime(DateTime time)
    {
        var change = zone.FromLocalTime(time - TransitionDistance).Offset - zone.FromLocalTime(time + TransitionDistance).Offset;
        return change > TimeSpan.Zero ? change : TimeSpan.Zero;
    }

    private static DateTime Later(DateTime left, DateTime right) => left > right ? left : right;

    private static DateTime Earlier(DateTime left, DateTime right) => left < right ? left : right;
}
