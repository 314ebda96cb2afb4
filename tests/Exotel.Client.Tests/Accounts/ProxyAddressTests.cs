using System;
using Exotel.Accounts;
using Xunit;

namespace Exotel.Tests.Accounts;

public sealed class ProxyAddressTests
{
    [Fact]
    public void A_proxy_is_an_absolute_URL() => Assert.Equal(new Uri("http://proxy.example:8080/"), ProxyAddress.Parse(" http://proxy.example:8080 "));

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("ftp://proxy.example")]
    [InlineData("")]
    public void Anything_else_is_rejected(string text) => Assert.Throws<FormatException>(() => ProxyAddress.Parse(text));

    [Fact]
    public void A_password_is_rejected_and_not_repeated() =>
        Assert.DoesNotContain("hush", Assert.Throws<FormatException>(() => ProxyAddress.Parse("http://me:hush@proxy.example")).Message, StringComparison.Ordinal);
}
