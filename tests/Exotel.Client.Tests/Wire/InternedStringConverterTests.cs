using System.Text.Json;
using Exotel.Calls;
using Xunit;

namespace Exotel.Tests.Wire;

public sealed class InternedStringConverterTests
{
    [Fact]
    public void A_repeated_value_is_the_same_instance()
    {
        Assert.Same(Read("\"in-progress\""), Read("\"in-progress\""));
    }

    [Theory]
    [InlineData("\"completed\"", "completed")]
    [InlineData("\"caf\\u00e9 ☎\"", "café ☎")]
    [InlineData("\"\"", null)]
    [InlineData("\"null\"", null)]
    [InlineData("\"N/A\"", null)]
    [InlineData("null", null)]
    [InlineData("42", "42")]
    [InlineData("true", "true")]
    public void Interned_text_is_read_like_other_text(string json, string? text)
    {
        Assert.Equal(text, Read(json));
        Assert.Equal(text, Read(json));
    }

    [Fact]
    public void Different_values_are_never_confused()
    {
        for (var number = 0; number < 2_000; number++)
            Assert.Equal("word-" + number, Read($"\"word-{number}\""));
        for (var number = 1_999; number >= 0; number--)
            Assert.Equal("word-" + number, Read($"\"word-{number}\""));
    }

    private static string? Read(string json) =>
        JsonSerializer.Deserialize($$"""{"Status":{{json}}}""", CallsJsonContext.Default.CallWire)!.Status;
}
