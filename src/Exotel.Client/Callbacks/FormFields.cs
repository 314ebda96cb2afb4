using System;
using System.Text;

namespace Exotel.Callbacks;

/// <summary>Reads <c>application/x-www-form-urlencoded</c> text, or the query of a URL. Invalid escapes are kept as they are.</summary>
internal static class FormFields
{
    /// <exception cref="FormatException">There are too many fields.</exception>
    public static RawFields Read(string text)
    {
        var fields = new RawFields();
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('&', start);
            if (end < 0)
                end = text.Length;
            if (end > start)
                Add(fields, text.Substring(start, end - start));
            start = end + 1;
        }

        return fields;
    }

    private static void Add(RawFields fields, string pair)
    {
        var equals = pair.IndexOf('=');
        if (equals < 0)
            fields.Add(Decode(pair), string.Empty);
        else if (equals > 0)
            fields.Add(Decode(pair.Substring(0, equals)), Decode(pair.Substring(equals + 1)));
    }

    private static string Decode(string text)
    {
        if (text.IndexOf('%') < 0)
            return text.Replace('+', ' ');

        var source = Encoding.UTF8.GetBytes(text);
        var bytes = new byte[source.Length];
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var isEscape = source[i] == '%' && i + 2 < source.Length && Hex(source[i + 1]) >= 0 && Hex(source[i + 2]) >= 0;
            if (isEscape)
            {
                bytes[length++] = (byte)((Hex(source[i + 1]) << 4) | Hex(source[i + 2]));
                i += 2;
            }
            else
            {
                bytes[length++] = source[i] == '+' ? (byte)' ' : source[i];
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}
