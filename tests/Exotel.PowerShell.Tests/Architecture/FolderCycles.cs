using System.Collections.Generic;
using System.Linq;

namespace Exotel.PowerShell.Tests.Architecture;

/// <summary>Finds folders that depend on each other, directly or through others.</summary>
internal static class FolderCycles
{
    /// <summary>
    /// Each reference that is part of a cycle: its target leads back to its source. The direction with the fewest references is first; it is the one to remove.
    /// </summary>
    public static IReadOnlyList<FolderReference> Find(IReadOnlyCollection<FolderReference> references)
    {
        var targets = references.ToLookup(reference => reference.FromFolder, reference => reference.ToFolder);
        var reachable = references.Select(reference => reference.ToFolder).Distinct().ToDictionary(folder => folder, folder => ReachableFrom(folder, targets));
        return [.. references.Where(reference => reference.FromFolder != reference.ToFolder && reachable[reference.ToFolder].Contains(reference.FromFolder))
            .GroupBy(reference => (reference.FromFolder, reference.ToFolder))
            .OrderBy(direction => direction.Count())
            .SelectMany(direction => direction)];
    }

    private static HashSet<string> ReachableFrom(string start, ILookup<string, string> targets)
    {
        var seen = new HashSet<string>();
        var pending = new Stack<string>([start]);
        while (pending.TryPop(out var folder))
        {
            foreach (var target in targets[folder].Distinct())
            {
                if (seen.Add(target))
                    pending.Push(target);
            }
        }

        return seen;
    }
}
