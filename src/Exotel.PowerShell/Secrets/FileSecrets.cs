using System;
using System.ComponentModel;
using System.IO;
using System.Text.Json;
using Exotel.Accounts;

namespace Exotel.PowerShell.Secrets;

/// <summary>One file a secret, in a folder of its own below the config folder. A new secret is a new file: until the profile points to it, the old one stays good.</summary>
internal sealed class FileSecrets : ISecretStore
{
    private readonly string? _configFolder;
    private readonly string? _folder;
    private readonly IDataProtector _protector;

    public FileSecrets(string? configFolder, IDataProtector protector)
    {
        _configFolder = configFolder;
        _folder = configFolder is null ? null : Path.Combine(configFolder, "secrets");
        _protector = protector;
    }

    public SecretReference Keep(SecretReference place, ApiCredential credential)
    {
        var kept = place with { Name = Guid.NewGuid().ToString("N"), IsOurs = true };
        Guard(kept, "kept", () =>
        {
            var path = PathOf(kept);
            PrivateFile.CreateFolder(_configFolder!);
            PrivateFile.CreateFolder(_folder!);
            var content = new SecretFile { ApiKey = credential.Key, ApiToken = credential.Token };
            PrivateFile.Write(path, _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(content, SecretJsonContext.Default.SecretFile)));
            return true;
        });
        return kept;
    }

    public ApiCredential Open(SecretReference place) => Guard(place, "read", () =>
    {
        var bytes = PrivateFile.Read(PathOf(place)) ?? throw Failure(place, "read", "there is no such file");
        var content = JsonSerializer.Deserialize(_protector.Unprotect(bytes), SecretJsonContext.Default.SecretFile);
        return new ApiCredential(content?.ApiKey ?? string.Empty, content?.ApiToken ?? string.Empty);
    });

    public void Remove(SecretReference place) => Guard(place, "removed", () =>
    {
        File.Delete(PathOf(place));
        return true;
    });

    /// <summary>A name that somebody wrote into the profiles file leads to no other folder.</summary>
    private string PathOf(SecretReference place) => Guid.TryParseExact(place.Name, "N", out _)
        ? Path.Combine(_folder ?? throw Failure(place, "used", $"this user has no home folder; set {ConfigFolder.Variable}"), place.Name + (place.Store == SecretReference.Dpapi ? ".dpapi" : ".json"))
        : throw Failure(place, "used", "its name is none that this module gave");

    private static T Guard<T>(SecretReference place, string what, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Win32Exception error)
        {
            throw Failure(place, what, "Windows lets only the user who saved it read it, on the same machine: " + error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Failure(place, what, error.Message);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw Failure(place, what, "it is damaged");
        }
    }

    /// <summary>Without the cause: a reader's exception may quote what it read.</summary>
    private static ExotelException Failure(SecretReference place, string what, string why) =>
        new(ExotelErrorKind.ProfileStoreFailed, $"The secret in {place} cannot be {what}: {why.TrimEnd('.')}.");
}
