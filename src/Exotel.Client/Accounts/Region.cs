using System;
using System.Collections.Generic;

namespace Exotel.Accounts;

/// <summary>
/// The hosts of an account: of v1, of v2 and v3, and of flow URLs.
/// Source: docs/api.md#hosts-authentication-format.
/// </summary>
internal sealed class Region
{
    /// <summary>The text after them may be a token and is not quoted in messages.</summary>
    private static readonly char[] QueryMarks = ['?', '#'];

    public static readonly Region Singapore = new(
        nameof(Singapore), new Uri("https://api.exotel.com/"), new Uri("https://ccm-api.exotel.com/"), "my.exotel.com");

    public static readonly Region Mumbai = new(
        nameof(Mumbai), new Uri("https://api.in.exotel.com/"), new Uri("https://ccm-api.in.exotel.com/"), "my.in.exotel.com");

    /// <summary>The regions with a name.</summary>
    public static readonly IReadOnlyList<Region> Named = [Singapore, Mumbai];

    private Region(string name, Uri api, Uri ccm, string flowHost)
    {
        Name = name;
        Api = api;
        Ccm = ccm;
        FlowHost = flowHost;
    }

    public string Name { get; }

    public Uri Api { get; }

    public Uri Ccm { get; }

    public string FlowHost { get; }

    /// <summary>Whether the region is one of <see cref="Named"/>, not a custom URL.</summary>
    public bool IsNamed => ReferenceEquals(this, Singapore) || ReferenceEquals(this, Mumbai);

    /// <summary>Parses the name of a region (case-insensitive), a base URL, or a host name, which becomes an https URL.</summary>
    /// <exception cref="FormatException">The text is none of these; the message names valid values.</exception>
    public static Region Parse(string text)
    {
        var trimmed = text.Trim();
        foreach (var known in Named)
            if (IsName(known, trimmed))
                return known;

        if (trimmed.IndexOf('@') >= 0 || trimmed.IndexOf("%40", StringComparison.Ordinal) >= 0)
            throw new FormatException("The URL of a region must not contain a user name or password. Specify the key and token as the credential.");

        var end = trimmed.IndexOfAny(QueryMarks);
        if (end >= 0)
            throw new FormatException($"'{trimmed.Substring(0, end)}' is followed by a query or a fragment. Specify the base URL only.");

        var url = trimmed.IndexOf("://", StringComparison.Ordinal) < 0 ? "https://" + trimmed : trimmed;
        if (!LooksLikeHost(trimmed) || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw new FormatException($"'{text}' is not a valid Exotel region. Use Singapore, Mumbai, or a base URL such as https://api.exotel.com.");

        if (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            throw new FormatException($"'{text}' is neither an https nor an http URL. Use Singapore, Mumbai, or a base URL such as https://api.exotel.com.");
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            throw new FormatException($"'{text}' would send the token unencrypted. Use https; http is allowed for loopback addresses only.");

        return FromUrl(uri);
    }

    public override string ToString() => Name;

    private static Region FromUrl(Uri url)
    {
        foreach (var known in Named)
            if (SameOrigin(known.Api, url) || SameOrigin(known.Ccm, url))
                return known;

        var root = url.AbsoluteUri.EndsWith("/", StringComparison.Ordinal) ? url : new Uri(url.AbsoluteUri + "/");
        return new Region(root.AbsoluteUri.TrimEnd('/'), root, root, Singapore.FlowHost);
    }

    private static bool IsName(Region region, string text) => string.Equals(region.Name, text, StringComparison.OrdinalIgnoreCase);

    /// <summary>A name without a dot or a port is more likely a misspelled region than a host.</summary>
    private static bool LooksLikeHost(string text) =>
        text.IndexOf('.') >= 0 || text.IndexOf(':') >= 0 || string.Equals(text, "localhost", StringComparison.OrdinalIgnoreCase);

    private static bool SameOrigin(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
