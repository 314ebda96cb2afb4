using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Exotel.PowerShell.Completion;

/// <summary>The ExoPhones or users that a session wrote, for tab completion. Each runspace has its own; their number is limited.</summary>
internal sealed class RecentItems<T>
    where T : class
{
    private const int Capacity = 1000;

    private static readonly ConditionalWeakTable<PSEventManager, RecentItems<T>> Sessions = new();

    private readonly Dictionary<string, T> _items = new(StringComparer.Ordinal);

    /// <summary>Returns the items of a runspace, identified by its event manager.</summary>
    public static RecentItems<T> Get(PSEventManager session) => Sessions.GetValue(session, _ => new RecentItems<T>());

    /// <summary>Adds an item, or replaces it by its newer version.</summary>
    public void Add(string? key, T item)
    {
        if (key is not null && (_items.Count < Capacity || _items.ContainsKey(key)))
            _items[key] = item;
    }

    public IReadOnlyList<T> GetAll() => _items.Values.ToList();
}
