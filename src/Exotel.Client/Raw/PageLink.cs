using System;
using Exotel.Http;

namespace Exotel.Raw;

/// <summary>
/// The link to the next page. Only its query is used, and of that only the cursor if there is one: the request goes to
/// the same host and path as before. Source: docs/api.md#many-calls.
/// </summary>
internal static class PageLink
{
    /// <param name="page">The request whose response has the link.</param>
    /// <param name="link">The link; relative or absolute.</param>
    /// <returns>The query of the next page.</returns>
    /// <exception cref="ExotelException">The link leads to another list.</exception>
    public static string Follow(ApiRequest page, string link)
    {
        if (PageCursor.From(link) is { } cursor)
            return PageCursor.Replace(page.Query, cursor);

        if (!Uri.TryCreate(page.Uri, link, out var next) || !IsSameList(page.Uri, next) || next.Query.Length < 2)
            throw ErrorFactory.InvalidResponse(page, 200, "its link to the next page has no cursor, and leads to another resource", transient: false);
        return next.Query.Substring(1);
    }

    /// <summary>A base URL can have a path of its own before the API's path.</summary>
    private static bool IsSameList(Uri page, Uri next) =>
        Uri.Compare(page, next, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
        && page.AbsolutePath.EndsWith(next.AbsolutePath, StringComparison.Ordinal);
}
