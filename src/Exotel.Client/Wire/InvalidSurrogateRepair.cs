using System;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Exotel.Wire;

/// <summary>Repairs a JSON string with half of a surrogate pair, as an escape or as bytes: U+FFFD replaces it.</summary>
internal static class InvalidSurrogateRepair
{
    /// <summary>Escapes, from left to right: a surrogate pair, half of one, any other.</summary>
    private static readonly Regex Escape = new(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        TimeSpan.FromSeconds(2));

    /// <param name="raw">The text between the quotation marks.</param>
    public static string? Repair(ReadOnlySpan<byte> raw)
    {
        var text = Escape.Replace(Encoding.UTF8.GetString(raw.ToArray()), match => match.Groups["half"].Success ? "\uFFFD" : match.Value);
        using var document = JsonDocument.Parse("\"" + text + "\"");
        return document.RootElement.GetString();
    }
}
