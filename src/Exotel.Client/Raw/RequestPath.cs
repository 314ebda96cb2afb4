using System;
using System.Linq;
using System.Text.RegularExpressions;
using Exotel.Http;

namespace Exotel.Raw;

/// <summary>
/// Resolves a user's path: relative to the account, to the host's root, or a URL on the account's own host. No
/// credential is sent to another host. Every segment is decoded and encoded again, so that none can lead elsewhere. Source: docs/api.md#hosts-authentication-format.
/// </summary>
internal static class RequestPath
{
    private static readonly Regex Placeholder = new(@"\{[^{}]*\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    private static readonly Regex Version = new("^v[0-9]+(_[a-z]+)?/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2));

    /// <param name="account">The account whose host receives the request.</param>
    /// <param name="path">The path, with or without a query.</param>
    /// <param name="ccm">Whether to use the CCM host instead of the v1 host.</param>
    /// <param name="query">Additional query parameters.</param>
    /// <exception cref="ExotelException">The path is not allowed; nothing was sent.</exception>
    public static ApiRequest Resolve(Account account, string path, bool ccm, QueryStringBuilder? query = null)
    {
        var text = path.Trim();
        var root = ccm ? account.Hosts.Ccm : account.Hosts.Api;
        var question = text.IndexOf('?');
        var words = question < 0 ? text : text.Substring(0, question);
        if (words.Length == 0)
            throw Refuse($"Path is empty. Specify it as {Example(ccm)}");
        if (IsAddress(words))
            words = OnOwnHost(account, words, ccm, ref root);
        else if (words[0] == '/')
            words = BelowRoot(words, root);
        else
            words = BelowAccount(words, ccm);

        var encoded = string.Join("/", words.Split('/').Select(segment => Encode(segment, account)));
        if (encoded.Length == 0)
            throw Refuse($"Path is empty. Specify it as {Example(ccm)}");
        var given = question < 0 ? string.Empty : text.Substring(question + 1).Trim('&').Replace("#", "%23").Replace(" ", "%20");
        return ApiRequest.Any(root, encoded, Join(given, query?.ToString() ?? string.Empty)).WithHints(
            root == account.Hosts.Api ? null : "v2 and v3 (CCM) must be enabled for the account.",
            "Check the path: v1 paths end in .json, and the case of names matters.");
    }

    private static bool IsAddress(string words) =>
        words.IndexOf("://", StringComparison.Ordinal) > 0 || words.StartsWith("//", StringComparison.Ordinal) || words.StartsWith("\\", StringComparison.Ordinal);

    /// <returns>The path relative to the account's base URL.</returns>
    private static string OnOwnHost(Account account, string words, bool ccm, ref Uri root)
    {
        if (!Uri.TryCreate(words[0] == '/' ? root.Scheme + ":" + words : words, UriKind.Absolute, out var address))
            throw Refuse($"Path is not a valid URL. Specify it as {Example(ccm)}");
        if (address.UserInfo.Length > 0)
            throw Refuse("Path contains a user name or password. Specify only the path: the account has the key and token.");
        if (!ccm && !IsSameHost(address, root) && IsSameHost(address, account.Hosts.Ccm))
            root = account.Hosts.Ccm;
        if (!IsSameHost(address, root))
        {
            throw Refuse($"Path is a URL on {address.GetLeftPart(UriPartial.Authority)}, and the account's {(ccm ? "CCM " : string.Empty)}host is {root.GetLeftPart(UriPartial.Authority)}. "
                + "The key is not sent to other hosts. Specify only the path, or use an account of that host.");
        }

        var below = words.Substring(words.IndexOf("//", StringComparison.Ordinal) + 2);
        var slash = below.IndexOf('/');
        var rest = slash < 0 ? "/" : below.Substring(slash);
        if (!rest.StartsWith(root.AbsolutePath, StringComparison.Ordinal))
            throw Refuse($"Path is a URL outside {root.AbsoluteUri}, the account's base address. The key is not sent elsewhere.");
        return BelowRoot(rest, root);
    }

    /// <summary>The API's links do not include the path of a base URL; both forms are accepted.</summary>
    private static string BelowRoot(string words, Uri root) =>
        (root.AbsolutePath.Length > 1 && words.StartsWith(root.AbsolutePath, StringComparison.Ordinal) ? words.Substring(root.AbsolutePath.Length) : words).TrimStart('/');

    private static string BelowAccount(string words, bool ccm)
    {
        if (Version.IsMatch(words))
            return words;
        if (ccm)
            return "v2/accounts/{sid}/" + words;
        return (words.StartsWith("Accounts/", StringComparison.OrdinalIgnoreCase) ? "v1/" : "v1/Accounts/{sid}/") + words;
    }

    private static string Encode(string segment, Account account)
    {
        var plain = Placeholder.Replace(Uri.UnescapeDataString(segment), found => found.Value.ToUpperInvariant() is "{SID}" or "{ACCOUNTSID}"
            ? account.AccountSid
            : throw Refuse($"Path has the placeholder {found.Value}. Replace it with its value; only {{sid}}, for the account's SID, is replaced automatically."));
        if (plain is "." or "..")
            throw Refuse("Path contains '.' or '..'. Specify the resulting path.");
        return QueryStringBuilder.Encode(plain);
    }

    private static bool IsSameHost(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static string Join(string left, string right) => left.Length == 0 || right.Length == 0 ? left + right : left + "&" + right;

    private static string Example(bool ccm) => ccm ? "'calls/<sid>', or '/v3/accounts/{sid}/calls/<sid>'." : "'Calls.json', or '/v1/Accounts/{sid}.json'.";

    private static ExotelException Refuse(string message) => new(ExotelErrorKind.InvalidRequest, message + " Nothing was sent.");
}
