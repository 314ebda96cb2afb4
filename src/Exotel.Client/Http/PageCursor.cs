using System;
using System.Linq;

namespace Exotel.Http;

/// <summary>
/// The opaque cursor in a link to the next page. Only the cursor is used: the next request goes to the same host and path with the
/// same filters, wherever the link points. Source: docs/api.md#many-calls.
/// </summary>
internal static class PageCursor
{
    private static readonly string[] Names = ["After=", "Before="];

    /// <summary>The encoded query parameter (<c>After=...</c> or <c>Before=...</c>) of the link; null when it has none.</summary>
    public static string? From(string link)
    {
        var parameters = link.Substring(link.IndexOf('?') + 1).Split('&');
        return Array.Find(parameters, HasValue) is { } cursor ? Encode(cursor) : null;
    }

    /// <summary>The query with this cursor in place of any other.</summary>
    public static string Replace(string query, string cursor)
    {
        var others = query.Split('&').Where(parameter => parameter.Length > 0 && NameOf(parameter) is null);
        return string.Join("&", others.Concat([cursor]));
    }

    private static string? NameOf(string parameter) => Array.Find(Names, name => parameter.StartsWith(name, StringComparison.Ordinal));

    private static bool HasValue(string parameter) => NameOf(parameter) is { } name && parameter.Length > name.Length;

    /// <summary>Links carry Base64 both bare (<c>=</c>, <c>+</c>) and percent-encoded; a bare <c>+</c> would be decoded as a space.</summary>
    private static string Encode(string parameter)
    {
        var equals = parameter.IndexOf('=');
        var value = Uri.UnescapeDataString(parameter.Substring(equals + 1));
        return parameter.Substring(0, equals + 1) + QueryStringBuilder.Encode(value);
    }
}
