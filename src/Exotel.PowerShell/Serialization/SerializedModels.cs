using System;
using System.Linq;
using System.Reflection;

namespace Exotel.PowerShell.Serialization;

/// <summary>The types that are restored after serialization, those in namespace <c>Exotel</c> that can be created empty; <c>Exotel.Types.ps1xml</c> names the same.</summary>
internal static class SerializedModels
{
    private const BindingFlags Constructors = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Finds a type by its full name; null for types that are not restored.</summary>
    public static Type? Find(string name) =>
        !name.StartsWith("Exotel.", StringComparison.Ordinal) ? null
        : Get(typeof(Call).Assembly, name) ?? Get(typeof(Profile).Assembly, name) ?? GetFromAnalytics(name);

    /// <summary>Whether objects of a type are restored. An account is not: it has a secret, and no empty constructor.</summary>
    public static bool Includes(Type type) => type is { IsPublic: true, IsClass: true, IsSealed: true, Namespace: nameof(Exotel) }
        && !typeof(Exception).IsAssignableFrom(type)
        && (type == typeof(CallbackLegs) || type.GetConstructors(Constructors).Any(constructor => constructor.GetParameters().Length == 0));

    private static Type? Get(Assembly assembly, string name) => assembly.GetType(name) is { } type && Includes(type) ? type : null;

    // In a method of its own, so that the assembly is loaded only for one of its types.
    private static Type? GetFromAnalytics(string name) => Get(typeof(CallMetric).Assembly, name);
}
