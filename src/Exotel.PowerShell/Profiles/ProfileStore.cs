using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Exotel.Files;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Profiles;

/// <summary>
/// Reads and writes the profiles file, a JSON file without secrets. The file is replaced atomically, under a lock between processes; a
/// file that cannot be read is reported and never overwritten.
/// </summary>
/// <param name="folder">The config folder; null for a user without a home folder.</param>
internal sealed class ProfileStore(string? folder)
{
    public static readonly ProfileStore None = new(null);

    /// <summary>The config folder; null for a user without a home folder.</summary>
    public string? Folder { get; } = folder;

    private string? FilePath => Folder is null ? null : Path.Combine(Folder, "profiles.json");

    /// <summary>Gets the store in the current user's config folder.</summary>
    public static ProfileStore ForCurrentUser() => new(ConfigFolder.Find(Environment.GetEnvironmentVariable));

    /// <summary>Reads the profiles file; returns an empty one when it does not exist.</summary>
    /// <exception cref="ExotelException">The file cannot be read.</exception>
    public ProfileFile Read() => FilePath is null ? ProfileFile.Empty : Guard(FilePath, () => Load(FilePath));

    /// <summary>Gets a profile.</summary>
    /// <param name="name">The name of the profile, in any case.</param>
    /// <param name="source">Where the name was specified, when that is not the command line.</param>
    /// <exception cref="ExotelException">The profile does not exist, or the file cannot be read.</exception>
    public ProfileEntry Get(string name, string? source = null)
    {
        var file = Read();
        return file.Find(name) ?? throw new ExotelException(
            ExotelErrorKind.NoAccount, (source is null ? string.Empty : source + ": ") + GetNotFoundMessage(name, file.Profiles));
    }

    /// <summary>Gets the default profile; null when there is none.</summary>
    /// <exception cref="ExotelException">The file cannot be read, or its default profile does not exist.</exception>
    public ProfileEntry? GetDefault()
    {
        var file = Read();
        return file.Default is { } name ? file.Find(name) ?? throw Damaged(FilePath!, $"the default profile '{name}' does not exist") : null;
    }

    /// <summary>Returns the message for a profile that does not exist; it lists the existing ones.</summary>
    public string GetNotFoundMessage(string name, IEnumerable<ProfileEntry> profiles)
    {
        if (FilePath is null)
            return $"Profile '{name}' does not exist. This user has no home folder to save profiles in.";
        var names = string.Join(", ", profiles.Select(profile => profile.Name));
        return $"Profile '{name}' does not exist. Profiles in {FilePath}: {(names.Length == 0 ? "none" : names)}.";
    }

    /// <summary>Changes the profiles file; changes that other processes make at the same time are not lost.</summary>
    /// <returns>The content before and after the change.</returns>
    /// <exception cref="ExotelException">The file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The wait for another process was canceled.</exception>
    public (ProfileFile Before, ProfileFile After) Update(Func<ProfileFile, ProfileFile> change, CancellationToken cancellationToken)
    {
        var path = FilePath ?? throw new ExotelException(
            ExotelErrorKind.ProfileStoreFailed, $"This user has no home folder to save profiles in. Set {ConfigFolder.Variable} to a folder.");
        return Guard(path, () =>
        {
            PrivateFile.CreateFolder(Folder!);
            using var fileLock = FileLock.Acquire(Path.Combine(Folder!, "profiles.lock"), cancellationToken);
            var before = Load(path);
            var after = change(before);
            if (!ReferenceEquals(before, after))
                PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(after, ProfileJsonContext.Default.ProfileFile));
            return (before, after);
        });
    }

    private static ProfileFile Load(string path)
    {
        if (PrivateFile.Read(path) is not { } bytes)
            return ProfileFile.Empty;

        var file = JsonSerializer.Deserialize(SkipByteOrderMark(bytes), ProfileJsonContext.Default.ProfileFile);
        if (file?.Profiles is null)
            throw Damaged(path, "it has no list of profiles");
        if (file.Version > ProfileFile.CurrentVersion)
            throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"{path} was written by a newer version of this module. Update the module.");
        if (!file.Profiles.All(IsValid))
            throw Damaged(path, "a profile has no name, account SID or secret");
        if (file.Profiles.FirstOrDefault(entry => entry.RateLimit < 0 || entry.BulkRateLimit < 0) is { } invalid)
            throw Damaged(path, $"the rate limit of profile '{invalid.Name}' is negative");
        return file;
    }

    private static bool IsValid(ProfileEntry? profile) =>
        profile is { Name.Length: > 0, Secret: { Store: not null, Name: not null } } && !string.IsNullOrWhiteSpace(profile.AccountSid);

    /// <summary>Skips the UTF-8 byte order mark that some editors write.</summary>
    private static ReadOnlySpan<byte> SkipByteOrderMark(byte[] bytes) =>
        bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? bytes.AsSpan(3) : bytes;

    private static ExotelException Damaged(string path, string reason, Exception? cause = null) => new(
        ExotelErrorKind.ProfileStoreFailed, $"{path} is damaged: {reason}. It was not changed; repair it, or move it to start over.", cause);

    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (JsonException error)
        {
            throw Damaged(path, FormattableString.Invariant($"it is not a valid JSON file of profiles (line {error.LineNumber + 1})"), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"The profiles in {path} cannot be read or saved: {error.Message}", error);
        }
    }
}
