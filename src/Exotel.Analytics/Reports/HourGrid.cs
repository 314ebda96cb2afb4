using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Reports;

/// <summary>Calls by weekday and hour.</summary>
internal sealed class HourGrid
{
    private readonly Dictionary<(DayOfWeek Day, int Hour), CallMetric> _cells = [];

    /// <param name="groups">Figures by weekday and hour; calls without a date are left out.</param>
    public HourGrid(IEnumerable<CallMetric> groups)
    {
        foreach (var group in groups)
            if (group is { DayOfWeek: { } day, HourOfDay: { } hour, Calls: > 0 })
                _cells.Add((day, hour), group);
        MostMissed = _cells.Values.Select(cell => cell.Missed).DefaultIfEmpty().Max();
    }

    /// <summary>The days of a week, from Monday.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } = [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7))];

    public bool IsEmpty => _cells.Count == 0;

    /// <summary>The most missed calls of one cell.</summary>
    public int MostMissed { get; }

    /// <summary>The hours from the first to the last in which there were calls.</summary>
    public IEnumerable<int> Hours => _cells.Count == 0
        ? []
        : Enumerable.Range(0, 24).Where(hour => hour >= _cells.Keys.Min(cell => cell.Hour) && hour <= _cells.Keys.Max(cell => cell.Hour));

    /// <summary>Calls, and how many of them were missed.</summary>
    public (int Calls, int Missed) this[DayOfWeek day, int hour] => _cells.TryGetValue((day, hour), out var cell) ? (cell.Calls, cell.Missed) : default;

    /// <summary>A level from 0 (nothing missed) to <paramref name="levels"/> (the most), in equal steps.</summary>
    public int LevelOf(int missed, int levels) => missed == 0 ? 0 : ((missed * levels) + MostMissed - 1) / MostMissed;
}
