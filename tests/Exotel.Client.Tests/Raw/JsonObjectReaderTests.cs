using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Exotel.Raw;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Raw;

public sealed class JsonObjectReaderTests
{
    [Theory]
    [InlineData("AuthToken")]
    [InlineData("auth_token")]
    [InlineData("authTokenPrimary")]
    [InlineData("api_token")]
    [InlineData("API-Key")]
    [InlineData("token")]
    [InlineData("tokens")]
    [InlineData("Password")]
    [InlineData("sip_password")]
    [InlineData("client secret")]
    [InlineData("Authorization")]
    [InlineData("credentials")]
    [InlineData("pwd")]
    public void Fields_with_the_name_of_a_secret_are_redacted_at_any_depth(string name)
    {
        foreach (var value in new[] { "\"hidden\"", "4711", "[\"hidden\"]", "{\"a\":\"hidden\"}" })
        {
            var read = (DataObject)Read("{\"a\":[{\"b\":{" + JsonSerializer.Serialize(name) + ":" + value + "}}]}")!;
            Assert.Equal("***", Field(Field(((List<object?>)Field(read, "a")!)[0], "b"), name));
        }
    }

    [Theory]
    [InlineData("Sid")]
    [InlineData("next_page_token")]
    [InlineData("tokenised")]
    [InlineData("Keypad")]
    [InlineData("author")]
    public void Fields_with_other_names_are_not_redacted(string name) => Assert.Equal("x", Field(Read("{\"" + name + "\":\"x\"}"), name));

    [Theory]
    [InlineData("null", null)]
    [InlineData("\"\"", "")]
    [InlineData("true", true)]
    public void An_empty_or_boolean_password_is_not_redacted(string json, object? value) => Assert.Equal(value, Field(Read("{\"password\":" + json + "}"), "password"));

    [Fact]
    public void The_token_of_the_account_and_user_info_in_URLs_are_redacted_anywhere()
    {
        var read = Read("{\"a\":\"see " + TestAccounts.Token + " there\",\"" + TestAccounts.Token + "\":1,\"u\":\"https://key:hush-token@api.exotel.com/v1\",\"m\":\"https://e.com/a:b@c\"}");

        Assert.Equal("see *** there", Field(read, "a"));
        Assert.Equal("***", Field(read, "***"));
        Assert.Equal("https://***@api.exotel.com/v1", Field(read, "u"));
        Assert.Equal("https://e.com/a:b@c", Field(read, "m"));
    }

    [Fact]
    public void JSON_values_keep_their_types()
    {
        var read = (List<object?>)Read("""["x", "", "2026-01-02T03:04:05Z", true, false, null, 5, 5000000000, 1.50, 1e2, 123456789012345678901234567890, 1e999, "\ud800", []]""")!;

        Assert.Equal(
            new object?[] { "x", "", "2026-01-02T03:04:05Z", true, false, null, 5, 5000000000L, 1.50m, 100d, 1.2345678901234568e29, "1e999", "\\ud800" },
            read.Take(13).Select(value => value is decimal number && number > 10 ? (object)(double)number : value));
        Assert.Empty((List<object?>)read[13]!);
        Assert.Equal("1.50", Convert.ToString(read[8], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Property_names_keep_their_order_and_case()
    {
        var read = (DataObject)Read("""{"b":1,"Sid":2,"sid":3,"a":4}""")!;

        Assert.Equal(["b", "Sid", "sid", "a"], read.Select(field => field.Key));
    }

    private static object? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new JsonObjectReader(TestAccounts.Exotest).Read(document.RootElement);
    }

    private static object? Field(object? parent, string name) => ((DataObject)parent!).Single(field => field.Key == name).Value;
}
