using System;
using System.Text.Json;
using Exotel.Accounts;
using Xunit;

namespace Exotel.Tests.Accounts;

/// <summary>A credential shows the end of its key, and nothing else.</summary>
public sealed class ApiCredentialTests
{
    [Theory]
    [InlineData("0123456789abcdef", "...cdef")]
    [InlineData("short", "...")]
    public void Is_written_as_the_end_of_its_key(string key, string shown)
    {
        Assert.Equal(shown, new ApiCredential(key, "token").ToString());
        Assert.Equal(shown, new ApiCredential(key, "token").ShortKey);
    }

    [Fact]
    public void Is_in_no_serialised_account()
    {
        var json = JsonSerializer.Serialize(new Account("sid", new ApiCredential("the-whole-key-0042", "hush"), Region.Mumbai, AccountTimeZone.India));

        Assert.DoesNotContain("hush", json, StringComparison.Ordinal);
        Assert.DoesNotContain("the-whole-key", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "hush")]
    [InlineData(" ", "hush")]
    [InlineData("key:hush", "hush")]
    [InlineData("key", "")]
    public void That_cannot_be_sent_is_refused_and_not_quoted(string key, string token) =>
        Assert.DoesNotContain("hush", Assert.Throws<FormatException>(() => new ApiCredential(key, token)).ToString(), StringComparison.Ordinal);
}
