using System;
using System.Net.Http.Headers;
using System.Text;

namespace Exotel.Accounts;

/// <summary>
/// An API key and its token. Both are reachable only through <see cref="ToHeader"/>, and only inside this assembly and
/// the module's own: no public getter, no text form and no serializer shows them.
/// Source: API page, section 1 (HTTP Basic: user name = API key, password = API token).
/// </summary>
internal sealed class ApiCredential
{
    private const int ShownCharacters = 4;

    /// <exception cref="FormatException">One of them is empty, or the key has a colon, which HTTP Basic cannot carry; no part of them is in the message.</exception>
    public ApiCredential(string key, string token)
    {
        if (string.IsNullOrWhiteSpace(key))
            throw new FormatException("The API key is empty: give the key as user name and the token as password.");
        if (key.IndexOf(':') >= 0)
            throw new FormatException("The API key has a colon in it: give the key as user name and the token as password.");
        if (string.IsNullOrEmpty(token))
            throw new FormatException("The API token is empty: give the key as user name and the token as password.");
        Key = key;
        Token = token;
    }

    internal string Key { get; }

    internal string Token { get; }

    /// <summary>The key shortened to its last four characters; keys of eight characters or fewer are hidden whole.</summary>
    public string ShortKey => Key.Length > 2 * ShownCharacters
        ? "..." + Key.Substring(Key.Length - ShownCharacters)
        : "...";

    public AuthenticationHeaderValue ToHeader() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Key + ":" + Token)));

    public override string ToString() => ShortKey;
}
