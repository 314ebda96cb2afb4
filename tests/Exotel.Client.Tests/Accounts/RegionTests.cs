using System;
using Exotel.Accounts;
using Xunit;

namespace Exotel.Tests.Accounts;

/// <summary>Regions: by name or address, with every host derived.</summary>
public sealed class RegionTests
{
    [Theory]
    [InlineData("Singapore", "https://api.exotel.com/", "https://ccm-api.exotel.com/", "my.exotel.com")]
    [InlineData("singapore", "https://api.exotel.com/", "https://ccm-api.exotel.com/", "my.exotel.com")]
    [InlineData(" MUMBAI ", "https://api.in.exotel.com/", "https://ccm-api.in.exotel.com/", "my.in.exotel.com")]
    [InlineData("api.in.exotel.com", "https://api.in.exotel.com/", "https://ccm-api.in.exotel.com/", "my.in.exotel.com")]
    [InlineData("https://ccm-api.in.exotel.com", "https://api.in.exotel.com/", "https://ccm-api.in.exotel.com/", "my.in.exotel.com")]
    [InlineData("https://API.exotel.com:443/", "https://api.exotel.com/", "https://ccm-api.exotel.com/", "my.exotel.com")]
    [InlineData("exotel.example", "https://exotel.example/", "https://exotel.example/", "my.exotel.com")]
    [InlineData("exotel.example:8443", "https://exotel.example:8443/", "https://exotel.example:8443/", "my.exotel.com")]
    [InlineData("https://gateway.example/exotel", "https://gateway.example/exotel/", "https://gateway.example/exotel/", "my.exotel.com")]
    [InlineData("http://localhost:5080", "http://localhost:5080/", "http://localhost:5080/", "my.exotel.com")]
    [InlineData("http://127.0.0.1:5080/", "http://127.0.0.1:5080/", "http://127.0.0.1:5080/", "my.exotel.com")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080/", "http://[::1]:5080/", "my.exotel.com")]
    public void A_region_has_its_documented_hosts(string text, string api, string ccm, string flowHost)
    {
        var region = Region.Parse(text);

        Assert.Equal((api, ccm, flowHost), (region.Api.AbsoluteUri, region.Ccm.AbsoluteUri, region.FlowHost));
        Assert.Equal(api, Region.Parse(region.Name).Api.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://api.exotel.com")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://10.0.0.1")]
    public void A_region_never_sends_a_token_unencrypted(string text) =>
        Assert.Contains("unencrypted", Assert.Throws<FormatException>(() => Region.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("Singapur")]
    [InlineData("ftp://api.exotel.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://api.exotel.com?x=1")]
    [InlineData("https://")]
    public void An_invalid_region_is_rejected(string text) => Assert.Throws<FormatException>(() => Region.Parse(text));

    [Theory]
    [InlineData("https://key:hush-token@api.exotel.com")]
    [InlineData("https://key:hush-token with blanks@api.exotel.com")]
    [InlineData("https://api.exotel.com?token=hush-token")]
    [InlineData("https://api.exotel.com/?key:hush-token")]
    [InlineData("https://api.exotel.com#hush-token")]
    [InlineData("http://api.exotel.com/?token=hush-token")]
    [InlineData("ftp://api.exotel.com/?token=hush-token")]
    [InlineData("nowhere?token=hush-token")]
    [InlineData("https://key:hush-token%40api.exotel.com")]
    public void A_url_that_contains_a_token_is_rejected_and_not_quoted(string text) =>
        Assert.DoesNotContain("hush", Assert.Throws<FormatException>(() => Region.Parse(text)).ToString(), StringComparison.Ordinal);
}
