using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using Exotel.Accounts;

namespace Exotel.PowerShell.Secrets;

/// <summary>Reads a key and token out of the forms that PowerShell keeps secrets in.</summary>
internal static class Credentials
{
    private static readonly string[] KeyNames = { "ApiKey", "Key", "UserName" };
    private static readonly string[] TokenNames = { "ApiToken", "Token", "Password" };

    /// <exception cref="ExotelException">The credential is empty or cannot be sent.</exception>
    public static ApiCredential Read(PSCredential credential)
    {
        try
        {
            return From(credential);
        }
        catch (System.FormatException error)
        {
            throw new ExotelException(ExotelErrorKind.InvalidRequest, "-Credential: " + error.Message, error);
        }
    }

    /// <summary>A PSCredential, or a hashtable with a key and a token; null for anything else.</summary>
    /// <exception cref="System.FormatException">A part of it is empty.</exception>
    public static ApiCredential? TryRead(object? secret) => secret switch
    {
        PSObject wrapped => TryRead(wrapped.BaseObject is PSCustomObject ? null : wrapped.BaseObject),
        PSCredential credential => From(credential),
        IDictionary table when Find(table, KeyNames) is { } key && Find(table, TokenNames) is { } token => new ApiCredential(key, token),
        _ => null,
    };

    /// <summary>The text of a string or a SecureString; null for anything else.</summary>
    public static string? Text(object? secret) => secret switch
    {
        PSObject wrapped => Text(wrapped.BaseObject is PSCustomObject ? null : wrapped.BaseObject),
        string text => text,
        SecureString secure => new NetworkCredential(string.Empty, secure).Password,
        _ => null,
    };

    public static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var character in text)
            secure.AppendChar(character);
        secure.MakeReadOnly();
        return secure;
    }

    /// <summary>The empty credential has neither name nor password, and cannot be asked for them.</summary>
    private static ApiCredential From(PSCredential credential) =>
        new(credential.UserName ?? string.Empty, credential.Password is null ? string.Empty : credential.GetNetworkCredential().Password);

    private static string? Find(IDictionary table, string[] names) => names
        .Select(name => table.Keys.Cast<object>().FirstOrDefault(key => string.Equals(key as string, name, System.StringComparison.OrdinalIgnoreCase)))
        .Where(key => key is not null)
        .Select(key => Text(table[key!]))
        .FirstOrDefault();
}
