using System.IO;

namespace Exotel.Files;

/// <summary>Gives a complete file the name of another one in one step: readers see either the old content or the new.</summary>
internal static class FileReplacement
{
    /// <summary>The file that a symbolic link leads to, so that the link itself is not replaced; any other path as it is.</summary>
    public static string ResolveLink(string path)
    {
#if NETSTANDARD2_0
        return path;
#else
        return new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
#endif
    }

    /// <summary>Renames a file.</summary>
    /// <param name="source">The complete file, in the folder of the target.</param>
    /// <param name="target">Its new name.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <exception cref="IOException">It cannot be renamed, or there is a file already.</exception>
    public static void Move(string source, string target, bool overwrite)
    {
#if NETSTANDARD2_0
        if (overwrite && File.Exists(target))
            File.Replace(source, target, destinationBackupFileName: null);
        else
            File.Move(source, target);
#else
        File.Move(source, target, overwrite);
#endif
    }
}
