using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Exotel.PowerShell.Tests.Desktop;

/// <summary>The identity and the references of an assembly, read from its file without loading it.</summary>
internal sealed record AssemblyFile(string Name, Version Version, IReadOnlyList<(string Name, Version Version)> References)
{
    public static IReadOnlyList<AssemblyFile> In(string folder) => Directory.EnumerateFiles(folder, "*.dll").Select(Read).ToList();

    private static AssemblyFile Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var definition = metadata.GetAssemblyDefinition();
        var references = metadata.AssemblyReferences
            .Select(metadata.GetAssemblyReference)
            .Select(reference => (metadata.GetString(reference.Name), reference.Version))
            .ToList();
        return new AssemblyFile(metadata.GetString(definition.Name), definition.Version, references);
    }
}
