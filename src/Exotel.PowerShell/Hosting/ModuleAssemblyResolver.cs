using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Exotel.PowerShell.Hosting;

/// <summary>
/// Finds the assemblies that lie in the module's folders, for the assemblies of those folders and nobody else: what a binding redirect
/// would do, which Windows PowerShell has no place for. It knows nothing of PowerShell, and must itself do without any
/// assembly that is shipped.
/// </summary>
internal sealed class ModuleAssemblyResolver
{
    private readonly string[] _folders;

    /// <param name="folders">The full paths of the folders that hold the module's assemblies.</param>
    public ModuleAssemblyResolver(params string[] folders) => _folders = folders.Select(Normalize).ToArray();

    /// <summary>A handler of <see cref="AppDomain.AssemblyResolve"/>; null leaves the question to the others.</summary>
    public Assembly? Resolve(object? sender, ResolveEventArgs question) =>
        PathFor(question.Name, question.RequestingAssembly) is { } path ? Assembly.LoadFrom(path) : null;

    /// <summary>The file to load, or null where the question is not this module's own, or wants what it does not ship.</summary>
    /// <param name="name">The full name of the assembly that was not found.</param>
    /// <param name="requester">Who refers to it; null, as for loads by reflection, could be anyone and is not answered.</param>
    public string? PathFor(string name, Assembly? requester)
    {
        if (requester is null || !IsNeighbour(requester))
            return null;

        var wanted = new AssemblyName(name);
        return _folders
            .Select(folder => Path.Combine(folder, wanted.Name + ".dll"))
            .FirstOrDefault(path => File.Exists(path) && Satisfies(AssemblyName.GetAssemblyName(path), wanted));
    }

    private bool IsNeighbour(Assembly requester) =>
        !requester.IsDynamic
        && requester.Location.Length > 0
        && _folders.Contains(Normalize(Path.GetDirectoryName(requester.Location)!), StringComparer.OrdinalIgnoreCase);

    private static bool Satisfies(AssemblyName shipped, AssemblyName wanted) =>
        (wanted.Version is null || wanted.Version <= shipped.Version)
        && (wanted.GetPublicKeyToken() is not { Length: > 0 } token || token.SequenceEqual(shipped.GetPublicKeyToken()));

    private static string Normalize(string folder) => Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
}
