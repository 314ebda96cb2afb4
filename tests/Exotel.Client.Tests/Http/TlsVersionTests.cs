using System.Net;
using System.Net.Http;
using System.Security.Authentication;
using Exotel.Http;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>The TLS version of .NET Framework hosts.</summary>
public sealed class TlsVersionTests
{
    [Theory]
    [InlineData((SecurityProtocolType)0, SslProtocols.None)]
    [InlineData((SecurityProtocolType)48, SslProtocols.Tls12)]
    [InlineData((SecurityProtocolType)192, SslProtocols.Tls12)]
    [InlineData((SecurityProtocolType)(192 | 768), SslProtocols.Tls12)]
    [InlineData(SecurityProtocolType.Tls12, SslProtocols.None)]
    [InlineData((SecurityProtocolType)(192 | 3072), SslProtocols.None)]
    [InlineData(SecurityProtocolType.Tls13, SslProtocols.None)]
    public void The_version_is_raised_only_where_the_host_offers_older_ones(SecurityProtocolType host, SslProtocols expected)
    {
        using var handler = new HttpClientHandler();

        TlsVersion.Raise(handler, host);

        Assert.Equal(expected, handler.SslProtocols);
    }
}
