using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Exotel.PowerShell.Completion;

/// <summary>The ExoPhones that a session wrote, for tab completion. Each runspace has its own; their number is limited.</summary>
internal sealed class RecentPhones
{
    private const int Capacity = 1000;

    private static readonly ConditionalWeakTable<PSEventManager, RecentPhones> Sessions = new();

    private readonly Dictionary<string, Phone> _phones = new(StringComparer.Ordinal);

    /// <summary>Returns the ExoPhones of a runspace, identified by its event manager.</summary>
    public static RecentPhones Get(PSEventManager session) => Sessions.GetValue(session, _ => new RecentPhones());

    public void Add(Phone phone)
    {
        if (phone.PhoneNumber is { } number && (_phones.Count < Capacity || _phones.ContainsKey(number)))
            _phones[number] = phone;
    }

    /// <summary>Returns the ExoPhones, by name.</summary>
    public IReadOnlyList<Phone> GetAll() => _phones.Values.OrderBy(phone => phone.FriendlyName, StringComparer.OrdinalIgnoreCase).ToList();
}
