using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace Exotel.PowerShell.Tests.Architecture;

/// <summary>A compiled project: which folders of its sources use which, and which assemblies they use.</summary>
internal sealed class CompiledProject
{
    private readonly List<FolderReference> _references = [];
    private readonly List<(string Folder, string Type, string Assembly)> _externals = [];
    private readonly List<string> _withoutFile = [];

    private CompiledProject(string name)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        Assemblies = [.. module.AssemblyReferences.Select(reference => reference.Name)];
        var sources = new SourceFolders(name);
        var folders = new Dictionary<string, string>();
        foreach (var type in module.Types.Where(IsWritten))
        {
            if (sources.Find(PlainName(type), type.Namespace) is { } folder)
                folders[type.FullName] = folder;
            else
                _withoutFile.Add(type.FullName);
        }

        foreach (var type in module.Types.Where(type => folders.ContainsKey(type.FullName)))
            Add(type, folders);
        Folders = [.. folders.Values.Distinct().Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Assemblies { get; }

    public IReadOnlyList<string> Folders { get; }

    /// <summary>References from one folder to another, each pair of types once.</summary>
    public IReadOnlyList<FolderReference> References => _references;

    /// <summary>References to types of other assemblies.</summary>
    public IReadOnlyList<(string Folder, string Type, string Assembly)> Externals => _externals;

    /// <summary>Types that no source file is named after.</summary>
    public IReadOnlyList<string> WithoutFile => _withoutFile;

    public static CompiledProject Read(string name) => new(name);

    private void Add(TypeDefinition type, Dictionary<string, string> folders)
    {
        var folder = folders[type.FullName];
        foreach (var used in UsedTypes.Of(type).Select(Outermost).DistinctBy(used => used.FullName))
        {
            if (used.Scope is AssemblyNameReference assembly)
                _externals.Add((folder, PlainName(type), assembly.Name));
            else if (folders.TryGetValue(used.FullName, out var target) && target != folder)
                _references.Add(new(folder, PlainName(type), target, PlainName(used)));
        }
    }

    /// <summary>False for what the compiler, a source generator or the coverage tool adds outside the namespaces of the product.</summary>
    private static bool IsWritten(TypeDefinition type) =>
        !type.Name.StartsWith('<') && (type.Namespace.Length == 0 || type.Namespace.Split('.')[0] == "Exotel");

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static string PlainName(TypeReference type) => type.Name.Split('`')[0];
}
