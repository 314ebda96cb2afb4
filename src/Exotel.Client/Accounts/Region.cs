using System;
using System.Collections.Generic;

namespace Exotel.Accounts;

/// <summary>
/// Where an account lives: the hosts of v1 and of v2/v3, and the host that flow addresses name.
/// Source: API page, section 1.
/// </summary>
internal sealed class Region
{
    /// <summary>What follows them may be a token: it is not quoted.</summary>
    private static readonly char[] QueryMarks = { '?', '#' };

    public static readonly Region Singapore = new(
        nameof(Singapore), new Uri("https://api.exotel.com/"), new Uri("https://ccm-api.exotel.com/"), "my.exotel.com");

    public static readonly Region Mumbai = new(
        nameof(Mumbai), new Uri("https://api.in.exotel.com/"), new Uri("https://ccm-api.in.exotel.com/"), "my.in.exotel.com");

    /// <summary>The regions that have a name.</summary>
    public static readonly IReadOnlyList<Region> Named = new[] { Singapore, Mumbai };

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

    /// <summary>Whether it is one of <see cref="Named"/>, not an address.</summary>
    public bool IsNamed => ReferenceEquals(this, Singapore) || ReferenceEquals(this, Mumbai);

    /// <summary>Reads a region's name (any case), a base address, or a bare host name, which becomes https.</summary>
    /// <exception cref="FormatException">The text is neither; the message says what would do.</exception>
    public static Region Parse(string text)
    {
        var trimmed = text.Trim();
        foreach (var known in Named)
            if (IsName(known, trimmed))
                return known;

        if (trimmed.IndexOf('@') >= 0 || trimmed.IndexOf("%40", StringComparison.Ordinal) >= 0)
            throw new FormatException("A region's address takes no user name or password; give the key and token as the credential.");

        var end = trimmed.IndexOfAny(QueryMarks);
        if (end >= 0)
            throw new FormatException($"'{trimmed.Substring(0, end)}' is followed by a query or a fragment; a region is a base address only.");

        var address = trimmed.IndexOf("://", StringComparison.Ordinal) < 0 ? "https://" + trimmed : trimmed;
        if (!LooksLikeHost(trimmed) || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw new FormatException($"'{text}' is no Exotel region. Use Singapore, Mumbai, or a base address such as https://api.exotel.com.");

        if (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            throw new FormatException($"'{text}' is neither https nor http. Use Singapore, Mumbai, or a base address such as https://api.exotel.com.");
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            throw new FormatException($"'{text}' would send the token in the clear. Use https; plain http is for loopback addresses only.");

        return FromAddress(uri);
    }

    public override string ToString() => Name;

    private static Region FromAddress(Uri address)
    {
        foreach (var known in Named)
            if (SameOrigin(known.Api, address) || SameOrigin(known.Ccm, address))
                return known;

        var root = address.AbsoluteUri.EndsWith("/", StringComparison.Ordinal) ? address : new Uri(address.AbsoluteUri + "/");
        return new Region(root.AbsoluteUri.TrimEnd('/'), root, root, Singapore.FlowHost);
    }

    private static bool IsName(Region region, string text) => string.Equals(region.Name, text, StringComparison.OrdinalIgnoreCase);

    /// <summary>A single word without a dot or a port is a misspelt region more often than a host.</summary>
    private static bool LooksLikeHost(string text) =>
        text.IndexOf('.') >= 0 || text.IndexOf(':') >= 0 || string.Equals(text, "localhost", StringComparison.OrdinalIgnoreCase);

    private static bool SameOrigin(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
