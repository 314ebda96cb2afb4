using System;
using System.Text.Json;

namespace Exotel.Wire;

/// <summary>Unescapes short JSON strings without allocating: some servers escape digits, plus signs and colons.</summary>
internal static class UnescapedText
{
    /// <summary>The longest text that can be a time or a number.</summary>
    public const int MaxLength = 64;

    /// <param name="reader">The reader, at an escaped string.</param>
    /// <param name="buffer">Receives the text as UTF-8.</param>
    /// <returns>The number of bytes; 0 when the text is longer than the buffer, or not valid.</returns>
    public static int Copy(ref Utf8JsonReader reader, scoped Span<byte> buffer)
    {
        if (reader.ValueSpan.Length > buffer.Length * 6)
            return 0;
        try
        {
            return reader.CopyString(buffer);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return 0;
        }
    }
}
