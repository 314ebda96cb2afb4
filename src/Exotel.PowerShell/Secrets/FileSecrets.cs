using System;
using System.ComponentModel;
using System.IO;
using System.Text.Json;
using Exotel.Accounts;
using Exotel.Files;

namespace Exotel.PowerShell.Secrets;

/// <summary>
/// Stores each secret in its own file in the folder <c>secrets</c> of the config folder. A changed secret is a new file: the old one stays
/// valid until the profile refers to the new one.
/// </summary>
/// <param name="configFolder">The config folder; null for a user without a home folder.</param>
/// <param name="protector">Encrypts and decrypts the files.</param>
internal sealed class FileSecrets(string? configFolder, IDataProtector protector) : ISecretStore
{
    private readonly string? _folder = configFolder is null ? null : Path.Combine(configFolder, "secrets");

    public SecretReference Save(SecretReference reference, ApiCredential credential)
    {
        var saved = reference with { Name = Guid.NewGuid().ToString("N"), IsManaged = true };
        Guard(saved, "saved", () =>
        {
            var path = GetPath(saved);
            PrivateFile.CreateFolder(configFolder!);
            PrivateFile.CreateFolder(_folder!);
            var content = new SecretFile { ApiKey = credential.Key, ApiToken = credential.Token };
            PrivateFile.Write(path, protector.Protect(JsonSerializer.SerializeToUtf8Bytes(content, SecretJsonContext.Default.SecretFile)));
            return true;
        });
        return saved;
    }

    public ApiCredential Read(SecretReference reference) => Guard(reference, "read", () =>
    {
        var bytes = PrivateFile.Read(GetPath(reference)) ?? throw Failure(reference, "read", "the file does not exist");
        var content = JsonSerializer.Deserialize(protector.Unprotect(bytes), SecretJsonContext.Default.SecretFile);
        return new ApiCredential(content?.ApiKey ?? string.Empty, content?.ApiToken ?? string.Empty);
    });

    public void Remove(SecretReference reference) => Guard(reference, "removed", () =>
    {
        File.Delete(GetPath(reference));
        return true;
    });

    /// <summary>Accepts only names that this class created, so that an edited profiles file cannot refer to another folder.</summary>
    private string GetPath(SecretReference reference)
    {
        if (!Guid.TryParseExact(reference.Name, "N", out _))
            throw Failure(reference, "used", "its name is not valid");
        var folder = _folder ?? throw Failure(reference, "used", $"this user has no home folder; set {ConfigFolder.Variable} to a folder");
        return Path.Combine(folder, reference.Name + (reference.Store == SecretReference.Dpapi ? ".dpapi" : ".json"));
    }

    private static T Guard<T>(SecretReference reference, string operation, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Win32Exception error)
        {
            throw Failure(
                reference,
                operation,
                "only the user who saved it can read it, on the same computer, and in a scheduled task only with a stored password " +
                "(not with 'Do not store password', logon type S4U): " + error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Failure(reference, operation, error.Message);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw Failure(reference, operation, "it is damaged");
        }
    }

    /// <summary>Creates an error without an inner exception: the message of a parser may quote the secret.</summary>
    private static ExotelException Failure(SecretReference reference, string operation, string reason) =>
        new(ExotelErrorKind.ProfileStoreFailed, $"The secret in {reference} cannot be {operation}: {reason.TrimEnd('.')}.");
}
