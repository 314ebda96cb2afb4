using System;

namespace Exotel.Analytics.Metrics;

/// <summary>A set of customers that also remembers which were added more than once; eight bytes a slot.</summary>
internal sealed class CustomerSet
{
    private const int InitialCapacity = 4;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private ulong[] _slots = [];
    private int _bits;

    /// <summary>Different customers.</summary>
    public int Count { get; private set; }

    /// <summary>Customers that were added twice or more.</summary>
    public int Repeated { get; private set; }

    /// <param name="id">An id of <see cref="CustomerIds"/>.</param>
    public void Add(ulong id)
    {
        if ((Count + 1) * 4 > _slots.Length * 3)
            Grow();

        ref var slot = ref Find(id);
        if (slot == 0)
        {
            slot = id << 1;
            Count++;
        }
        else if ((slot & 1) == 0)
        {
            slot |= 1;
            Repeated++;
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[Math.Max(InitialCapacity, old.Length * 2)];
        _bits = old.Length == 0 ? 2 : _bits + 1;
        foreach (var slot in old)
            if (slot != 0)
                Find(slot >> 1) = slot;
    }

    /// <summary>The slot of the id, or the empty one where it belongs.</summary>
    private ref ulong Find(ulong id)
    {
        var mask = _slots.Length - 1;
        var index = (int)((id * Multiplier) >> (64 - _bits));
        while (_slots[index] != 0 && _slots[index] >> 1 != id)
            index = (index + 1) & mask;
        return ref _slots[index];
    }
}
