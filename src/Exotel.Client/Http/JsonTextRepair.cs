using System;
using System.Text;
#if !NETSTANDARD2_0
using System.Text.Unicode;
#endif

namespace Exotel.Http;

/// <summary>
/// Replaces what is not valid text in JSON with U+FFFD: bytes that are not UTF-8, and escapes of half a surrogate pair. The parser accepts
/// both, and throws when the text is read.
/// </summary>
internal static class JsonTextRepair
{
    private const int EscapeLength = 6;

    private static ReadOnlySpan<byte> Replacement => "\\uFFFD"u8;

    /// <returns>The same memory when there is nothing to repair.</returns>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> json)
    {
        if (!IsValidUtf8(json.Span))
            json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.ToArray()));
        var half = FindHalf(json.Span, 0);
        if (half < 0)
            return json;

        var repaired = json.ToArray();
        for (; half >= 0; half = FindHalf(repaired, half + EscapeLength))
            Replacement.CopyTo(repaired.AsSpan(half));
        return repaired;
    }

    /// <returns>The same text when there is nothing to repair.</returns>
    public static string Repair(string json) =>
        json.IndexOf("\\u", StringComparison.Ordinal) < 0 ? json : Encoding.UTF8.GetString(Repair(Encoding.UTF8.GetBytes(json).AsMemory()).ToArray());

    /// <summary>The position of the next escape of half a surrogate pair; -1 when there is none.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="at">Where to start; not within an escape.</param>
    private static int FindHalf(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json.Slice(at).IndexOf((byte)'\\') is >= 0 and var distance)
        {
            at += distance;
            var unit = CodeUnitAt(json, at);
            if (unit is null)
                at += 2;
            else if (!char.IsSurrogate(unit.Value))
                at += EscapeLength;
            else if (char.IsHighSurrogate(unit.Value) && CodeUnitAt(json, at + EscapeLength) is { } next && char.IsLowSurrogate(next))
                at += 2 * EscapeLength;
            else
                return at;
        }

        return -1;
    }

    /// <summary>The value of a <c>\u</c> escape at this position; null when there is none.</summary>
    private static char? CodeUnitAt(ReadOnlySpan<byte> json, int at)
    {
        if (at + EscapeLength > json.Length || json[at] != '\\' || json[at + 1] != 'u')
            return null;

        var value = 0;
        foreach (var digit in json.Slice(at + 2, 4))
        {
            var hex = digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
                _ => -1,
            };
            if (hex < 0)
                return null;
            value = (value << 4) | hex;
        }

        return (char)value;
    }

#if NETSTANDARD2_0
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static bool IsValidUtf8(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            if (value >= 0x80)
                return IsValidUtf8(bytes.ToArray());
        return true;
    }

    private static bool IsValidUtf8(byte[] bytes)
    {
        try
        {
            Strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
#else
    private static bool IsValidUtf8(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes);
#endif
}
