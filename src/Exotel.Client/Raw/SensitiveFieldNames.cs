using System;
using System.Linq;

namespace Exotel.Raw;

/// <summary>
/// Which names in an answer stand for a secret: the account itself comes with its AuthToken. Case and punctuation do not count. Rather
/// a name too many than a secret shown.
/// </summary>
internal static class SensitiveFieldNames
{
    private static readonly string[] Parts = { "password", "passwd", "passphrase", "secret", "credential", "authorization", "apikey", "privatekey", "accesskey", "authkey", "authtoken", "apitoken", "accesstoken" };

    private static readonly string[] Ends = { "token", "tokens", "pwd" };

    /// <summary>Cursors of lists, without which nobody could ask for the next page.</summary>
    private static readonly string[] Harmless = { "pagetoken", "nexttoken", "prevtoken", "previoustoken", "continuationtoken" };

    /// <exception cref="ExotelException">The value is what stands in an answer in place of a secret: it would become the secret.</exception>
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
