using System.Collections.Generic;

namespace Exotel.Analytics.Metrics;

/// <summary>Sorts groups by their keys, in the order in which the groupings were named.</summary>
internal sealed class GroupKeyComparer(IReadOnlyList<CallGrouping> groupings) : IComparer<GroupKey>
{
    public int Compare(GroupKey x, GroupKey y)
    {
        for (var i = 0; i < groupings.Count; i++)
        {
            if (x.CompareTo(y, groupings[i]) is not 0 and var order)
                return order;
        }

        return 0;
    }
}
