using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Metrics;

/// <summary>Sorts groups by their keys, in the order in which the groupings were named.</summary>
internal sealed class GroupKeyComparer(IReadOnlyList<CallGrouping> groupings) : IComparer<GroupKey>
{
    public int Compare(GroupKey x, GroupKey y) =>
        groupings.Select(grouping => x.CompareTo(y, grouping)).FirstOrDefault(order => order != 0);
}
