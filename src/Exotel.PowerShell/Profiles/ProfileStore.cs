using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Profiles;

/// <summary>
/// The profiles file: a small JSON file without secrets. It is replaced as a whole, under a lock that other processes see;
/// one that cannot be read is an error that names it, and is never written over.
/// </summary>
internal sealed class ProfileStore
{
    public static readonly ProfileStore None = new(null);

    public ProfileStore(string? folder) => Folder = folder;

    /// <summary>Gets the store in the current user's config folder.</summary>
    public static ProfileStore ForCurrentUser() => new(ConfigFolder.Find(Environment.GetEnvironmentVariable));

    /// <summary>The config folder; null for a user without a home folder.</summary>
    public string? Folder { get; }

    private string? FilePath => Folder is null ? null : Path.Combine(Folder, "profiles.json");

    /// <exception cref="ExotelException">The file cannot be read.</exception>
    public ProfileFile Read() => FilePath is null ? ProfileFile.Empty : Guard(FilePath, () => Load(FilePath));

    /// <param name="name">The profile's name, in any case.</param>
    /// <param name="saidBy">Who names it, where that is not the command line.</param>
    /// <exception cref="ExotelException">There is no such profile, or the file cannot be read.</exception>
    public ProfileEntry Get(string name, string? saidBy = null)
    {
        var file = Read();
        return file.Find(name) ?? throw new ExotelException(
            ExotelErrorKind.NoAccount, (saidBy is null ? string.Empty : saidBy + ": ") + Missing(name, file.Profiles));
    }

    /// <exception cref="ExotelException">The file cannot be read, or names a default that is not there.</exception>
    public ProfileEntry? Default()
    {
        var file = Read();
        return file.Default is { } name ? file.Find(name) ?? throw Damaged(FilePath!, $"its default profile '{name}' is not in it") : null;
    }

    public string Missing(string name, IEnumerable<ProfileEntry> known)
    {
        var names = string.Join(", ", known.Select(entry => entry.Name));
        return $"There is no saved account '{name}'. Saved in {FilePath ?? "no place, since this user has no home folder"}: {(names.Length == 0 ? "none" : names)}.";
    }

    /// <summary>Changes the file; what other processes write meanwhile is neither lost nor seen half.</summary>
    /// <returns>The file before and after.</returns>
    /// <exception cref="ExotelException">The file cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up while another process wrote.</exception>
    public (ProfileFile Before, ProfileFile After) Update(Func<ProfileFile, ProfileFile> change, CancellationToken cancellationToken)
    {
        var path = FilePath ?? throw new ExotelException(
            ExotelErrorKind.ProfileStoreFailed, $"This user has no home folder to keep profiles in. Set {ConfigFolder.Variable} to a folder.");
        return Guard(path, () =>
        {
            PrivateFile.CreateFolder(Folder!);
            using var held = FileLock.Acquire(Path.Combine(Folder!, "profiles.lock"), cancellationToken);
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

        var file = JsonSerializer.Deserialize(WithoutMark(bytes), ProfileJsonContext.Default.ProfileFile);
        if (file?.Profiles is null)
            throw Damaged(path, "it has no list of profiles");
        if (file.Version > ProfileFile.KnownVersion)
            throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"{path} was written by a newer version of this module. Update the module.");
        if (file.Profiles.Any(entry => entry is not { Name.Length: > 0, Secret.Store: not null, Secret.Name: not null } || string.IsNullOrWhiteSpace(entry.AccountSid)))
            throw Damaged(path, "a profile in it has no name, account SID or secret");
        if (file.Profiles.FirstOrDefault(entry => entry.RateLimit < 0) is { } wrong)
            throw Damaged(path, $"the rate limit of profile '{wrong.Name}' is below 0");
        return file;
    }

    /// <summary>Editors of Windows put a byte order mark before what they save.</summary>
    private static ReadOnlySpan<byte> WithoutMark(byte[] bytes) =>
        bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? bytes.AsSpan(3) : bytes;

    private static ExotelException Damaged(string path, string how, Exception? cause = null) => new(
        ExotelErrorKind.ProfileStoreFailed, $"{path} is damaged: {how}. It was left as it is; mend it, or move it away to begin anew.", cause);

    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (JsonException error)
        {
            throw Damaged(path, FormattableString.Invariant($"it is no JSON of a profiles file (line {error.LineNumber + 1})"), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"The saved accounts in {path} cannot be used: {error.Message}", error);
        }
    }
}
