using System;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Exotel.Wire;

/// <summary>Mends the text of a JSON string in which half a character stands, as an escape or as bytes: U+FFFD takes its place.</summary>
internal static class InvalidSurrogateRepair
{
    /// <summary>Escapes, from left to right: a pair of surrogates, half of one, anything else.</summary>
    private static readonly Regex Escape = new(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        TimeSpan.FromSeconds(2));

    /// <param name="raw">What stands between the quotation marks.</param>
    public static string? Mend(ReadOnlySpan<byte> raw)
    {
        var text = Escape.Replace(Encoding.UTF8.GetString(raw.ToArray()), match => match.Groups["half"].Success ? "\uFFFD" : match.Value);
        using var document = JsonDocument.Parse("\"" + text + "\"");
        return document.RootElement.GetString();
    }
}
