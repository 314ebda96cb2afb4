using System;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>
/// Reads <c>yyyy-MM-dd HH:mm:ss</c> and similar ISO 8601 formats: a space or <c>T</c> as separator, fractions of a second (dropped),
/// and an optional <c>Z</c> or offset. The Unix epoch (in western time zones a time in 1969), the year 1 and invalid text mean that there
/// is no value.
/// Source: docs/api.md#one-call, docs/api.md#legs, docs/api.md#call-details-v2-v3.
/// </summary>
internal sealed class ApiDateTimeConverter : JsonConverter<ApiDateTime?>
{
    public override ApiDateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.ValueIsEscaped ? ParseEscaped(ref reader) : Parse(reader.ValueSpan);

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, ApiDateTime? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Responses are only read, never written.");

    internal static ApiDateTime? Parse(string? text) => text is null ? null : Parse(Encoding.UTF8.GetBytes(text));

    internal static ApiDateTime? Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length < 19
            || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)' ' or (byte)'T') || text[13] != ':' || text[16] != ':'
            || !TryDigits(text.Slice(0, 4), out var year) || !TryDigits(text.Slice(5, 2), out var month)
            || !TryDigits(text.Slice(8, 2), out var day) || !TryDigits(text.Slice(11, 2), out var hour)
            || !TryDigits(text.Slice(14, 2), out var minute) || !TryDigits(text.Slice(17, 2), out var second))
            return null;

        var isNoValue = year < 1970 || (year == 1970 && month == 1 && day == 1);
        if (isNoValue || year > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
            return null;

        var localTime = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        return TryOffset(text.Slice(19), out var offset) ? new ApiDateTime(localTime, offset) : null;
    }

    private static ApiDateTime? ParseEscaped(ref Utf8JsonReader reader)
    {
        Span<byte> text = stackalloc byte[UnescapedText.MaxLength];
        return Parse(text.Slice(0, UnescapedText.Copy(ref reader, text)));
    }

    private static bool TryOffset(ReadOnlySpan<byte> rest, out TimeSpan? offset)
    {
        offset = null;
        if (rest.Length > 0 && rest[0] == '.')
        {
            var fraction = 1;
            while (fraction < rest.Length && rest[fraction] is >= (byte)'0' and <= (byte)'9')
                fraction++;
            rest = rest.Slice(fraction);
        }

        if (rest.Length == 0)
            return true;
        if (rest.Length == 1 && rest[0] is (byte)'Z' or (byte)'z')
        {
            offset = TimeSpan.Zero;
            return true;
        }

        var colon = rest.Length == 6 && rest[3] == ':' ? 1 : 0;
        if (rest.Length != 5 + colon || rest[0] is not ((byte)'+' or (byte)'-')
            || !TryDigits(rest.Slice(1, 2), out var hours) || !TryDigits(rest.Slice(3 + colon, 2), out var minutes)
            || hours > 14 || minutes > 59 || hours * 60 + minutes > 14 * 60)
            return false;

        var value = new TimeSpan(hours, minutes, 0);
        offset = rest[0] == '-' ? value.Negate() : value;
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out var consumed, 'D') && consumed == text.Length && text[0] is >= (byte)'0' and <= (byte)'9';
}
