using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using Exotel.Accounts;
using Exotel.PowerShell.Extensions;

namespace Exotel.PowerShell.Secrets;

/// <summary>Converts the types that PowerShell uses for secrets to an API key and token.</summary>
internal static class Credentials
{
    private static readonly string[] KeyNames = ["ApiKey", "Key", "UserName"];
    private static readonly string[] TokenNames = ["ApiToken", "Token", "Password"];

    /// <summary>Converts the value of the parameter <c>-Credential</c>.</summary>
    /// <exception cref="ExotelException">The credential is empty or not valid.</exception>
    public static ApiCredential Read(PSCredential credential)
    {
        try
        {
            return From(credential);
        }
        catch (FormatException error)
        {
            throw new ExotelException(ExotelErrorKind.InvalidRequest, "-Credential: " + error.Message, error);
        }
    }

    /// <summary>Converts a PSCredential, or a hashtable with a key and a token; returns null for any other type.</summary>
    /// <exception cref="FormatException">The key or the token is empty.</exception>
    public static ApiCredential? TryRead(object? secret) => secret.Unwrap() switch
    {
        PSCredential credential => From(credential),
        IDictionary table when Find(table, KeyNames) is { } key && Find(table, TokenNames) is { } token => new ApiCredential(key, token),
        _ => null,
    };

    /// <summary>Returns the text of a string or a SecureString; null for any other type.</summary>
    public static string? ReadText(object? secret) => secret.Unwrap() switch
    {
        string text => text,
        SecureString secure => new NetworkCredential(string.Empty, secure).Password,
        _ => null,
    };

    /// <summary>Copies a text to a SecureString.</summary>
    public static SecureString ToSecureString(string text)
    {
        var secure = new SecureString();
        foreach (var character in text)
            secure.AppendChar(character);
        secure.MakeReadOnly();
        return secure;
    }

    /// <summary>PSCredential.Empty has neither user name nor password, and throws when asked for a network credential.</summary>
    private static ApiCredential From(PSCredential credential) =>
        new(credential.UserName ?? string.Empty, credential.Password is null ? string.Empty : credential.GetNetworkCredential().Password);

    private static string? Find(IDictionary table, string[] names) => names
        .Select(name => table.Keys.Cast<object>().FirstOrDefault(key => string.Equals(key as string, name, StringComparison.OrdinalIgnoreCase)))
        .Where(key => key is not null)
        .Select(key => ReadText(table[key!]))
        .FirstOrDefault();
}
