using System.IO;

namespace Exotel.Check;

/// <summary>Copies folders.</summary>
internal static class FolderCopy
{
    /// <summary>Copies what is in a folder, with its subfolders, into another.</summary>
    public static void Copy(string source, string target)
    {
        foreach (var folder in Directory.EnumerateDirectories(source, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(target, Path.GetRelativePath(source, folder)));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(target, Path.GetRelativePath(source, file)));
    }
}
