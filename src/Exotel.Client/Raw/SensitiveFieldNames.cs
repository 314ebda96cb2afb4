using System;
using System.Linq;

namespace Exotel.Raw;

/// <summary>
/// The names of fields that hold a secret, such as AuthToken. Case and punctuation are ignored. It is better to redact
/// too much than to show a secret.
/// </summary>
internal static class SensitiveFieldNames
{
    private static readonly string[] Parts = { "password", "passwd", "passphrase", "secret", "credential", "authorization", "apikey", "privatekey", "accesskey", "authkey", "authtoken", "apitoken", "accesstoken" };

    private static readonly string[] Ends = { "token", "tokens", "pwd" };

    /// <summary>The cursors of lists, which are needed to request the next page.</summary>
    private static readonly string[] Harmless = { "pagetoken", "nexttoken", "prevtoken", "previoustoken", "continuationtoken" };

    /// <exception cref="ExotelException">The value is the placeholder of a redacted secret: sending it would overwrite the secret.</exception>
    public static void CheckSent(string name, string? value)
    {
        if (value == JsonObjectReader.Redacted && Contains(name))
            throw new ExotelException(ExotelErrorKind.InvalidRequest, $"The request has {name} as it was redacted, {JsonObjectReader.Redacted}. Give its true value, or leave it out. Nothing was sent.");
    }

    public static bool Contains(string name)
    {
        var plain = new string(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray());
        return Array.Exists(Parts, part => plain.IndexOf(part, StringComparison.Ordinal) >= 0)
            || (Array.Exists(Ends, end => plain.EndsWith(end, StringComparison.Ordinal))
                && !Array.Exists(Harmless, end => plain.EndsWith(end, StringComparison.Ordinal)));
    }
}
