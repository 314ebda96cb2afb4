using System.Globalization;
using System.Text;

namespace Exotel.Analytics.Reports;

/// <summary>Encodes text so that a browser shows it and nothing else.</summary>
internal static class HtmlText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// Appends text for an element or a quoted attribute. Control characters, unpaired surrogates and characters that turn the direction of what
    /// follows become U+FFFD.
    /// </summary>
    /// <param name="html">Gets the text.</param>
    /// <param name="text">The text; null for none.</param>
    /// <param name="isAscii">Whether other characters are written as references, for readers that guess an encoding.</param>
    public static void Append(StringBuilder html, string? text, bool isAscii)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            var code = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
                ? char.ConvertToUtf32(text[i], text[++i])
                : text[i];
            Append(html, IsInert(code) ? code : Replacement, isAscii);
        }
    }

    private static void Append(StringBuilder html, int code, bool isAscii)
    {
        switch (code)
        {
            case '&': html.Append("&amp;"); break;
            case '<': html.Append("&lt;"); break;
            case '>': html.Append("&gt;"); break;
            case '"': html.Append("&quot;"); break;
            case '\'': html.Append("&#39;"); break;
            case > 0x7E when isAscii || code == 0xA0: html.Append("&#").Append(code.ToString(CultureInfo.InvariantCulture)).Append(';'); break;
            default: html.Append(char.ConvertFromUtf32(code)); break;
        }
    }

    private static bool IsInert(int code) => code switch
    {
        '\t' or '\n' or '\r' => true,
        < 0x20 or (>= 0x7F and < 0xA0) => false,
        >= 0xD800 and <= 0xDFFF => false,
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => false,
        0xFEFF or 0xFFFE or 0xFFFF => false,
        _ => true,
    };
}
