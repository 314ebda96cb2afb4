using System;
using System.Net.Http.Headers;
using System.Text;

namespace Exotel.Accounts;

/// <summary>
/// An API key and its token, which are used for HTTP Basic authentication as user name and password. They are available only inside
/// this assembly and the module's own: no public getter, text form or serializer exposes them.
/// Source: docs/api.md#hosts-authentication-format.
/// </summary>
internal sealed class ApiCredential
{
    private const int VisibleCharacters = 4;

    /// <exception cref="FormatException">One of them is empty, or the key contains a colon, which HTTP Basic does not allow. The message contains neither.</exception>
    public ApiCredential(string key, string token)
    {
        if (string.IsNullOrWhiteSpace(key))
            throw new FormatException("The API key is empty. Specify the key as the user name and the token as the password.");
        if (key.IndexOf(':') >= 0)
            throw new FormatException("The API key contains a colon. Specify the key as the user name and the token as the password.");
        if (string.IsNullOrEmpty(token))
            throw new FormatException("The API token is empty. Specify the key as the user name and the token as the password.");
        Key = key;
        Token = token;
    }

    internal string Key { get; }

    internal string Token { get; }

    /// <summary>The last four characters of the key; a key of eight characters or fewer is hidden entirely.</summary>
    public string ShortKey => Key.Length > 2 * VisibleCharacters
        ? "..." + Key.Substring(Key.Length - VisibleCharacters)
        : "...";

    public AuthenticationHeaderValue ToHeader() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Key + ":" + Token)));

    public override string ToString() => ShortKey;
}
