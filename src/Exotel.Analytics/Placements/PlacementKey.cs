using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Exotel.Analytics.Placements;

/// <summary>The CustomField by which the call of a key is found again.</summary>
internal static class PlacementKey
{
    private const int MaxLength = 128;
    private const int HashLength = 40;

    /// <summary>The key itself; a short form where Exotel would not return it as it is: too long, or what counts as no text.</summary>
    public static string ToCustomField(string key) => IsReturned(key) ? key : Shorten(key);

    /// <summary>Whether Exotel returns a text as it was sent, so that a call can be recognized by it.</summary>
    public static bool IsReturned(string text) =>
        text.Length is > 0 and <= MaxLength && text.Trim() == text && text != "null" && text != "N/A" && !text.Any(c => char.IsControl(c) || char.IsSurrogate(c));

    /// <summary>Whether every database keeps a key as it is: text without NUL and without half of a surrogate pair.</summary>
    public static bool IsText(string key) => !key.Contains("\0") && new string(Encoding.UTF8.GetChars(Encoding.UTF8.GetBytes(key))) == key;

    /// <summary>The beginning of the key and a hash of all of it: the same for the same key, and different for any other.</summary>
    private static string Shorten(string key)
    {
        using var sha = SHA256.Create();
        var hash = string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(key)).Take(HashLength / 2).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
        var beginning = key.Substring(0, Math.Min(key.Length, MaxLength - HashLength - 1));
        return string.Concat(beginning.Select(c => c is > ' ' and <= '~' ? c : '_')) + "#" + hash;
    }
}
