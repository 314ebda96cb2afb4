using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Placements;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Checks a list of calls before any of them is placed.</summary>
internal static class CallListChecker
{
    /// <summary>Writes an error for each row without a usable key, and for each of a key that stands for different numbers.</summary>
    /// <returns>The rows to dial, in order.</returns>
    public static Dictionary<PlacementRow, CallListRow> Check(ExotelCommand cmdlet, IReadOnlyList<CallListRow> list)
    {
        var rows = new Dictionary<PlacementRow, CallListRow>();
        foreach (var row in list)
        {
            try
            {
                rows.Add(new PlacementRow(row.Key, row.Request), row);
            }
            catch (ExotelException error)
            {
                cmdlet.WriteItemError(error, row.Placer.Target);
            }
        }

        foreach (var same in rows.Keys.GroupBy(row => row.Key, StringComparer.Ordinal).Where(same => same.Select(row => row.Numbers).Distinct().Skip(1).Any()).ToList())
        {
            foreach (var row in same)
            {
                cmdlet.WriteItemError(PlacementErrors.ConflictInList(row), rows[row].Placer.Target);
                rows.Remove(row);
            }
        }

        return rows;
    }
}
