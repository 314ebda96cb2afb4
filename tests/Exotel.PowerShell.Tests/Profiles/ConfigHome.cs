using System;
using System.IO;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Tests.Profiles;

/// <summary>A config folder of a test's own.</summary>
internal sealed class ConfigHome : IDisposable
{
    public ConfigHome() => Folder = Path.Combine(Directory.CreateTempSubdirectory("exotel-").FullName, "config");

    public string Folder { get; }

    public string ProfilesFile => Path.Combine(Folder, "profiles.json");

    public string SecretsFolder => Path.Combine(Folder, "secrets");

    public ProfileStore Store => new(Folder);

    public static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);

    /// <summary>A store with these profiles; the last is the default where asked.</summary>
    public ProfileStore With(string? standard, params ProfileEntry[] entries)
    {
        Store.Update(
            file =>
            {
                foreach (var entry in entries)
                    file = file.With(entry);
                return file with { Default = standard };
            },
            default);
        return Store;
    }
}
