using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.PowerShell.Serialization;

/// <summary>The types that are restored after serialization; <c>Exotel.Types.ps1xml</c> names the same. An account is not among them: it has a secret.</summary>
internal static class SerializedModels
{
    private static readonly Dictionary<string, Type> Types = new Type[]
    {
        typeof(Call), typeof(CallLeg), typeof(NumberInfo), typeof(Phone), typeof(User),
        typeof(Callback), typeof(CallbackLegs), typeof(CallbackLeg), typeof(CallbackFields), typeof(Profile),
    }.ToDictionary(type => type.FullName!, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Types.Keys;

    /// <summary>Finds a type by its full name; null for types that are not restored.</summary>
    public static Type? Find(string name) => Types.TryGetValue(name, out var type) ? type : null;
}
