using System;

namespace Exotel.Http;

/// <summary>The URL of a request: host, path and query. Contains no credential.</summary>
internal sealed class ApiRequest
{
    private readonly Uri _host;
    private readonly string _path;

    private ApiRequest(Uri host, string path, string query)
    {
        _host = host;
        _path = path;
        Query = query;
    }

    /// <summary>The path without the query, for messages: a query may contain phone numbers.</summary>
    public string Path => "/" + _path;

    /// <summary>A hint for 401 and 403 errors, beyond a wrong credential; null for none.</summary>
    public string? ForbiddenHint { get; private init; }

    /// <summary>A hint for 404 errors, beyond a wrong ID; null for none.</summary>
    public string? NotFoundHint { get; private init; }

    /// <summary>Whether a success response may have no body, where its status alone reports completion.</summary>
    public bool AllowsEmptyResponse { get; private init; }

    /// <summary>Whether this is one of many requests, such as a page of a list, which leave a part of the rate limit to others.</summary>
    public bool IsBulk { get; private init; }

    /// <summary>The encoded query, without the question mark.</summary>
    public string Query { get; }

    /// <summary>Whether the query is a signature that replaces a credential.</summary>
    public bool HasSignature { get; private init; }

    public Uri Uri => new(_host, Query.Length == 0 ? _path : _path + "?" + Query);

    /// <param name="account">The account that owns the resource.</param>
    /// <param name="resource">The encoded path below the account, including <c>.json</c>: without it v1 returns XML.</param>
    /// <param name="query">The query parameters.</param>
    public static ApiRequest V1(Account account, string resource, QueryStringBuilder? query = null) =>
        new(account.Hosts.Api, "v1/Accounts/" + QueryStringBuilder.Encode(account.AccountSid) + "/" + resource, query?.ToString() ?? string.Empty);

    /// <param name="account">The account that owns the resource.</param>
    /// <param name="version">2 or 3.</param>
    /// <param name="resource">The encoded path below the account.</param>
    public static ApiRequest Ccm(Account account, int version, string resource) =>
        new(account.Hosts.Ccm, FormattableString.Invariant($"v{version}/accounts/{QueryStringBuilder.Encode(account.AccountSid)}/{resource}"), string.Empty)
        {
            ForbiddenHint = "v2 and v3 (CCM) must be enabled for the account.",
            NotFoundHint = "The call may not have been placed through v2 or v3; v1 returns every call.",
        };

    /// <param name="host">The account's v1 or CCM host.</param>
    /// <param name="prefix">What comes before the account, such as <c>v2/accounts</c>; its case matters.</param>
    /// <param name="account">The account that owns the resource.</param>
    /// <param name="resource">The encoded path below the account.</param>
    public static ApiRequest From(Uri host, string prefix, Account account, string resource) =>
        new(host, prefix + "/" + QueryStringBuilder.Encode(account.AccountSid) + "/" + resource, string.Empty);

    /// <param name="root">The account's v1 or CCM host.</param>
    /// <param name="path">The encoded path below the host.</param>
    /// <param name="query">The encoded query, without the question mark.</param>
    public static ApiRequest Any(Uri root, string path, string query) => new(root, path, query) { AllowsEmptyResponse = true };

    /// <summary>A file at a URL that the API returned. The text form omits the query, which may contain a signature.</summary>
    public static ApiRequest File(Uri url) => new(new Uri(url.GetLeftPart(UriPartial.Authority) + "/"), url.AbsolutePath.TrimStart('/'), url.Query.TrimStart('?')) { HasSignature = true };

    public ApiRequest WithQuery(string query) =>
        new(_host, _path, query) { ForbiddenHint = ForbiddenHint, NotFoundHint = NotFoundHint, AllowsEmptyResponse = AllowsEmptyResponse, IsBulk = IsBulk };

    /// <summary>The same request, with hints for the error messages of this resource.</summary>
    public ApiRequest WithHints(string? forbidden, string? notFound) =>
        new(_host, _path, Query) { ForbiddenHint = forbidden, NotFoundHint = notFound, AllowsEmptyResponse = AllowsEmptyResponse, IsBulk = IsBulk };

    /// <summary>The same request, as one of many.</summary>
    public ApiRequest AsBulk() =>
        new(_host, _path, Query) { ForbiddenHint = ForbiddenHint, NotFoundHint = NotFoundHint, AllowsEmptyResponse = AllowsEmptyResponse, IsBulk = true };

    /// <summary>The absolute URL without its query.</summary>
    /// <returns>Scheme, host and path.</returns>
    public override string ToString() => new Uri(_host, _path).AbsoluteUri;
}
