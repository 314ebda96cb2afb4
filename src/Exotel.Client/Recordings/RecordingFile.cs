using System.IO;
using System.Linq;
using System.Text;
using Exotel.Files;

namespace Exotel.Recordings;

/// <summary>
/// A recording on disk. It has its final name only when complete; until then it is a <c>.part</c> file, next to which
/// the server's ETag is stored, so that another process can resume it.
/// </summary>
internal sealed class RecordingFile
{
    private const string Extension = ".mp3";
    private const string PartExtension = ".part";
    private const string TagExtension = ".etag";

    public RecordingFile(string folder, string sid) => Path = System.IO.Path.Combine(folder, NameOf(sid));

    public string Path { get; }

    public string PartPath => Path + PartExtension;

    private string TagPath => PartPath + TagExtension;

    /// <summary>A file name inside the folder, for any SID.</summary>
    public static string NameOf(string sid)
    {
        var name = new string(sid.Select(character => IsSafe(character) ? character : '_').ToArray());
        return (WindowsPath.IsDevice(name) ? name + "_" : name) + Extension;
    }

    /// <summary>The ETag of the existing part; null when there is nothing to resume.</summary>
    public string? ReadTag() => File.Exists(PartPath) && new FileInfo(PartPath).Length > 0 && File.Exists(TagPath) ? File.ReadAllText(TagPath) : null;

    public void WriteTag(string? tag)
    {
        if (tag is null)
            File.Delete(TagPath);
        else
            File.WriteAllText(TagPath, tag, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    public FileStream OpenPart() => new(PartPath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 81920, useAsync: true);

    public void DropPart()
    {
        File.Delete(PartPath);
        File.Delete(TagPath);
    }

    /// <summary>Renames the complete file to its final name.</summary>
    /// <exception cref="IOException">The file already exists and must not be replaced.</exception>
    public void Complete(bool replace)
    {
        FileReplacement.Move(PartPath, Path, replace);
        File.Delete(TagPath);
    }

    private static bool IsSafe(char character) =>
        character is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-' or '_';
}
