using System;
using System.Linq;

namespace Exotel.Recordings;

/// <summary>The URL of a recording, and whether the account's credential may be sent to it. Source: docs/api.md#recordings.</summary>
internal sealed class RecordingAddress
{
    private static readonly string[] Domains = { "exotel.com", "exotel.in" };

    private static readonly (string Host, string Path)[] Buckets =
    {
        ("s3-ap-southeast-1.amazonaws.com", "/exotelrecordings/"),
        ("s3-ap-south-1.amazonaws.com", "/exotel-mum1-recordings/"),
    };

    private static readonly string[] WaysOut = { "..", "%2e", "%2f", "%5c", "\\" };

    private static readonly string[] Signs = { "signature=", "x-amz-", "presigned" };

    private RecordingAddress(Uri uri, bool takesCredential)
    {
        Uri = uri;
        TakesCredential = takesCredential;
    }

    public Uri Uri { get; }

    /// <summary>Whether to send the credential. Never with a pre-signed URL: Exotel rejects two ways of authentication at once.</summary>
    public bool TakesCredential { get; }

    /// <param name="account">The account of the recording.</param>
    /// <param name="text">The URL as Exotel returned it.</param>
    /// <param name="isPreSigned">Whether the URL needs no credential.</param>
    /// <exception cref="ExotelException">The URL is not allowed.</exception>
    public static RecordingAddress Parse(Account account, string text, bool isPreSigned)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri))
            throw new ExotelException(ExotelErrorKind.InvalidResponse, "The recording's URL is not valid.");
        if (!IsAllowed(uri, mayBeLoopback: true))
            throw Refused(uri);
        return new RecordingAddress(uri, !isPreSigned && !IsSigned(uri) && IsTrusted(account, uri));
    }

    /// <summary>The target of a redirect. The credential is sent only if the host is the same.</summary>
    /// <exception cref="ExotelException">The redirect leads to a URL that is not allowed.</exception>
    public RecordingAddress Follow(Uri location)
    {
        var target = location.IsAbsoluteUri ? location : new Uri(Uri, location);
        if (!IsAllowed(target, mayBeLoopback: Uri.IsLoopback))
            throw Refused(target);
        return new RecordingAddress(target, TakesCredential && IsSameOrigin(Uri, target) && !IsSigned(target));
    }

    private static ExotelException Refused(Uri uri) => new(
        ExotelErrorKind.InvalidResponse, $"The recording's URL does not use https and was not requested: {uri.Scheme}://{uri.Host}.");

    private static bool IsAllowed(Uri uri, bool mayBeLoopback) =>
        uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && mayBeLoopback);

    private static bool IsSigned(Uri uri) => Signs.Any(sign => uri.Query.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsTrusted(Account account, Uri uri)
    {
        if (IsSameOrigin(account.Hosts.Api, uri) || IsSameOrigin(account.Hosts.Ccm, uri))
            return true;
        if (uri.Scheme != Uri.UriSchemeHttps || !uri.IsDefaultPort)
            return false;
        return Domains.Any(domain => IsWithin(uri.Host, domain)) || Buckets.Any(bucket => IsInBucket(uri, bucket.Host, bucket.Path));
    }

    private static bool IsWithin(string host, string domain) =>
        Same(host, domain) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    /// <summary>Other buckets of the same host belong to others; a path that could leave the bucket is rejected.</summary>
    private static bool IsInBucket(Uri uri, string host, string path) =>
        Same(uri.Host, host)
        && uri.AbsolutePath.StartsWith(path, StringComparison.Ordinal)
        && !WaysOut.Any(part => uri.AbsolutePath.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsSameOrigin(Uri left, Uri right) => left.Scheme == right.Scheme && Same(left.Host, right.Host) && left.Port == right.Port;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
