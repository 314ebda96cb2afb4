using System;

namespace Exotel.Http;

/// <summary>
/// The opaque cursor inside a link to the next page. Only the cursor is taken: the request goes to the host and path that
/// were asked before, with the same filters, wherever the link points. Source: API page, section 4.
/// </summary>
internal static class PageCursor
{
    /// <summary>The parameter (<c>After=...</c> or <c>Before=...</c>) as it stands in the link, encoded; null when it has none.</summary>
    public static string? From(string link)
    {
        var question = link.IndexOf('?');
        foreach (var parameter in link.Substring(question + 1).Split('&'))
            if (HasValue(parameter, "After=") || HasValue(parameter, "Before="))
                return Encode(parameter);
        return null;
    }

    private static bool HasValue(string parameter, string name) =>
        parameter.Length > name.Length && parameter.StartsWith(name, StringComparison.Ordinal);

    /// <summary>Links carry base64 both bare (<c>=</c>, <c>+</c>) and percent-encoded; a bare <c>+</c> would arrive as a blank.</summary>
    private static string Encode(string parameter)
    {
        var equals = parameter.IndexOf('=');
        var value = Uri.UnescapeDataString(parameter.Substring(equals + 1));
        return parameter.Substring(0, equals + 1) + QueryStringBuilder.Encode(value);
    }
}
