using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Exotel.PowerShell.Hosting;

/// <summary>
/// Resolves references between the assemblies of the module's folders, as binding redirects would, which Windows PowerShell does not
/// support for modules. The class does not use PowerShell or any shipped assembly, because it runs before they can be loaded.
/// </summary>
/// <param name="folders">The full paths of the folders with the module's assemblies.</param>
internal sealed class ModuleAssemblyResolver(params string[] folders)
{
    private readonly string[] _folders = folders.Select(Normalize).ToArray();

    /// <summary>Handles <see cref="AppDomain.AssemblyResolve"/>; returns null for assemblies that the module does not provide.</summary>
    public Assembly? Resolve(object? sender, ResolveEventArgs args) =>
        PathFor(args.Name, args.RequestingAssembly) is { } path ? Assembly.LoadFrom(path) : null;

    /// <summary>Returns the path of the assembly to load; null when the requester is not in the folders or the assembly is not provided.</summary>
    /// <param name="name">The full name of the requested assembly.</param>
    /// <param name="requester">The assembly that refers to it; null, as for loads by reflection, is not resolved.</param>
    public string? PathFor(string name, Assembly? requester)
    {
        if (requester is null || !IsInFolders(requester))
            return null;

        var requested = new AssemblyName(name);
        return _folders
            .Select(folder => Path.Combine(folder, requested.Name + ".dll"))
            .FirstOrDefault(path => File.Exists(path) && Satisfies(AssemblyName.GetAssemblyName(path), requested));
    }

    private bool IsInFolders(Assembly assembly) =>
        !assembly.IsDynamic
        && assembly.Location.Length > 0
        && _folders.Contains(Normalize(Path.GetDirectoryName(assembly.Location)!), StringComparer.OrdinalIgnoreCase);

    private static bool Satisfies(AssemblyName provided, AssemblyName requested) =>
        (requested.Version is null || requested.Version <= provided.Version)
        && (requested.GetPublicKeyToken() is not { Length: > 0 } token || token.SequenceEqual(provided.GetPublicKeyToken()));

    private static string Normalize(string path) => Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
}
