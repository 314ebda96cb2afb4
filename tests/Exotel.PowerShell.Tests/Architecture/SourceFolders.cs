using System;
using System.IO;
using System.Linq;

namespace Exotel.PowerShell.Tests.Architecture;

/// <summary>The source files of a project, by the type that each is named after.</summary>
internal sealed class SourceFolders(string project)
{
    private readonly ILookup<string, string> _folders = Directory.EnumerateFiles(RootOf(project), "*.cs", SearchOption.AllDirectories)
        .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Folder: Relative(RootOf(project), file)))
        .Where(file => file.Folder.Split('/')[0] is not ("bin" or "obj"))
        .ToLookup(file => file.Name, file => file.Folder);

    /// <summary>The folder of a type, relative to the project; null when no file, or no single file, is named after it.</summary>
    public string? Find(string typeName, string typeNamespace)
    {
        var folders = _folders[typeName].ToList();
        if (folders.Count > 1)
            folders.RemoveAll(folder => !('.' + typeNamespace).EndsWith('.' + folder.Replace('/', '.'), StringComparison.Ordinal));
        return folders.Count == 1 ? folders[0] : null;
    }

    private static string RootOf(string project) => Path.Combine(RepositoryPaths.Root, "src", project);

    private static string Relative(string root, string file)
    {
        var folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace('\\', '/');
        return folder == "." ? string.Empty : folder;
    }
}
