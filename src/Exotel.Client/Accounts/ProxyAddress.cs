using System;

namespace Exotel.Accounts;

/// <summary>Parses the URL of a proxy.</summary>
internal static class ProxyAddress
{
    /// <exception cref="FormatException">The text is not the URL of a proxy, or it contains a user name or password, which the message does not repeat.</exception>
    public static Uri Parse(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            throw new FormatException("The value is not the URL of a proxy. Use an address such as http://proxy.example.com:8080.");
        if (uri.UserInfo.Length > 0)
            throw new FormatException("The URL of the proxy contains a user name. Remove it: the module signs in to the proxy as the user who runs it.");
        return uri;
    }
}
