using System;
using System.Net.Http.Headers;
using System.Text;

namespace Exotel;

/// <summary>
/// An API key and its token. Both are reachable only through <see cref="ToHeader"/>, and only inside this assembly and
/// the module's own: no public getter, no text form and no serializer shows them.
/// Source: API page, section 1 (HTTP Basic: user name = API key, password = API token).
/// </summary>
internal sealed class ApiCredential
{
    private const int ShownCharacters = 4;

    public ApiCredential(string key, string token)
    {
        Key = string.IsNullOrWhiteSpace(key) ? throw new ArgumentException("The API key is empty.", nameof(key)) : key;
        Token = string.IsNullOrEmpty(token) ? throw new ArgumentException("The API token is empty.", nameof(token)) : token;
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
