using System;
using Exotel.Http;

namespace Exotel.Raw;

/// <summary>
/// The link of a page to the next. Of it only the query is taken, and of that only the cursor where there is one: the request goes to
/// the host and path that were asked before. Source: docs/api.md#many-calls.
/// </summary>
internal static class PageLink
{
    /// <param name="page">The request that brought the link.</param>
    /// <param name="link">The link; relative or absolute.</param>
    /// <returns>The query of the next page.</returns>
    /// <exception cref="ExotelException">It leads elsewhere.</exception>
    public static string Follow(ApiRequest page, string link)
    {
        if (PageCursor.From(link) is { } cursor)
            return PageCursor.Replace(page.Query, cursor);

        if (!Uri.TryCreate(page.Uri, link, out var next) || !IsSameList(page.Uri, next) || next.Query.Length < 2)
            throw ErrorFactory.InvalidResponse(page, 200, "its link to the next page has no cursor, and leads elsewhere", transient: false);
        return next.Query.Substring(1);
    }

    /// <summary>A base address with a path stands before the path that the API knows.</summary>
    private static bool IsSameList(Uri page, Uri next) =>
        Uri.Compare(page, next, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
        && page.AbsolutePath.EndsWith(next.AbsolutePath, StringComparison.Ordinal);
}
