using System;
using System.Text.Json;
using Exotel.Accounts;
using Xunit;

namespace Exotel.Tests.Accounts;

/// <summary>A credential exposes the end of its key, and nothing else.</summary>
public sealed class ApiCredentialTests
{
    [Theory]
    [InlineData("0123456789abcdef", "...cdef")]
    [InlineData("short", "...")]
    public void The_text_form_of_a_credential_is_the_end_of_its_key(string key, string shown)
    {
        Assert.Equal(shown, new ApiCredential(key, "token").ToString());
        Assert.Equal(shown, new ApiCredential(key, "token").ShortKey);
    }

    [Fact]
    public void A_serialized_account_contains_no_credential()
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
    public void An_invalid_credential_is_rejected_and_not_quoted(string key, string token) =>
        Assert.DoesNotContain("hush", Assert.Throws<FormatException>(() => new ApiCredential(key, token)).ToString(), StringComparison.Ordinal);
}
