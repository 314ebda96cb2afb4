using System;

namespace Exotel.Http;

/// <summary>What is asked of which host: path and query. Holds no credential.</summary>
internal sealed class ApiRequest
{
    private readonly Uri _host;
    private readonly string _path;
    private readonly string _query;

    private ApiRequest(Uri host, string path, string query)
    {
        _host = host;
        _path = path;
        _query = query;
    }

    /// <summary>The path alone: what messages name; a query may hold the phone numbers of a filter.</summary>
    public string Path => "/" + _path;

    /// <summary>What a 401 or 403 may mean beyond a wrong credential; null for nothing.</summary>
    public string? IfRefused { get; private init; }

    /// <summary>What a 404 may mean beyond a wrong id; null for nothing.</summary>
    public string? IfMissing { get; private init; }

    /// <summary>Whether an answer may have no body: where its status says by itself that all was done.</summary>
    public bool MayBeEmpty { get; private init; }

    /// <summary>What follows the question mark, encoded.</summary>
    public string Query => _query;

    public Uri Address => new(_host, _query.Length == 0 ? _path : _path + "?" + _query);

    /// <param name="account">Whose resource it is.</param>
    /// <param name="resource">The encoded path below the account, with its <c>.json</c>: without that v1 answers XML.</param>
    /// <param name="query">What follows the question mark.</param>
    public static ApiRequest V1(Account account, string resource, QueryStringBuilder? query = null) =>
        new(account.Hosts.Api, "v1/Accounts/" + QueryStringBuilder.Encode(account.AccountSid) + "/" + resource, query?.ToString() ?? string.Empty);

    /// <param name="account">Whose resource it is.</param>
    /// <param name="version">2 or 3.</param>
    /// <param name="resource">The encoded path below the account.</param>
    public static ApiRequest Ccm(Account account, int version, string resource) =>
        new(account.Hosts.Ccm, FormattableString.Invariant($"v{version}/accounts/{QueryStringBuilder.Encode(account.AccountSid)}/{resource}"), string.Empty)
        {
            IfRefused = "v2 and v3 (CCM) must be enabled for the account.",
            IfMissing = "The call was perhaps not made through v2 or v3; v1 knows every call.",
        };

    /// <param name="root">The account's v1 or CCM host.</param>
    /// <param name="path">The encoded path below it.</param>
    /// <param name="query">What follows the question mark, encoded.</param>
    public static ApiRequest Any(Uri root, string path, string query) => new(root, path, query) { MayBeEmpty = true };

    /// <summary>A file at an address that Exotel told. The text form leaves out the query, which may hold a signature.</summary>
    public static ApiRequest File(Uri address) => new(new Uri(address.GetLeftPart(UriPartial.Authority) + "/"), address.AbsolutePath.TrimStart('/'), address.Query.TrimStart('?'));

    public ApiRequest WithQuery(string query) => new(_host, _path, query) { IfRefused = IfRefused, IfMissing = IfMissing, MayBeEmpty = MayBeEmpty };

    /// <summary>The same request, with sentences for the error messages of this resource.</summary>
    public ApiRequest WithHints(string? ifRefused, string? ifMissing) => new(_host, _path, _query) { IfRefused = ifRefused, IfMissing = ifMissing, MayBeEmpty = MayBeEmpty };

    /// <summary>The absolute address, without its query.</summary>
    /// <returns>Scheme, host and path.</returns>
    public override string ToString() => new Uri(_host, _path).AbsoluteUri;
}
