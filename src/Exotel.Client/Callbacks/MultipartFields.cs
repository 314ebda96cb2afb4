using System;

namespace Exotel.Callbacks;

/// <summary>Reads <c>multipart/form-data</c> with CRLF or LF line ends. Without a known boundary, the first line provides it.</summary>
internal static class MultipartFields
{
    private const int MaxBoundaryLength = 200;

    /// <exception cref="FormatException">The text is incomplete, or not multipart.</exception>
    public static RawFields Read(string text, string? boundary)
    {
        var delimiter = boundary is null ? FirstLine(text) : "--" + boundary;
        if (delimiter.Length is < 3 or > MaxBoundaryLength)
            throw new FormatException("it is declared as multipart, but its boundary was not found");

        var fields = new RawFields();
        var end = Find(text, delimiter, 0);
        if (end < 0)
            throw new FormatException("it is declared as multipart, but has no part");

        while (true)
        {
            var start = end + delimiter.Length;
            if (string.CompareOrdinal(text, start, "--", 0, 2) == 0)
                return fields;
            end = Find(text, delimiter, start);
            if (end < 0)
                throw new FormatException("its last part has no end: the multipart body is incomplete");
            AddPart(fields, text.Substring(start, end - start));
        }
    }

    private static string FirstLine(string text)
    {
        var start = text.IndexOf("--", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('\n', start);
        return end < 0 ? string.Empty : text.Substring(start, end - start).TrimEnd();
    }

    /// <summary>The position of the next line that consists of the delimiter; -1 when there is none.</summary>
    private static int Find(string text, string delimiter, int from)
    {
        for (var at = from; (at = text.IndexOf(delimiter, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var next = at + delimiter.Length;
            var isWhole = next >= text.Length || text[next] is '\r' or '\n' or '-' or ' ' or '\t';
            if (isWhole && (at == 0 || text[at - 1] == '\n'))
                return at;
        }

        return -1;
    }

    private static void AddPart(RawFields fields, string part)
    {
        var at = part.IndexOf('\n') + 1;
        string? name = null;
        while (true)
        {
            var end = at == 0 ? -1 : part.IndexOf('\n', at);
            if (end < 0)
                throw new FormatException("one of its parts has no content");
            var line = part.Substring(at, end - at).Trim();
            at = end + 1;
            if (line.Length == 0)
                break;
            if (line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase))
                name = HeaderParameter.Find(line, "name");
        }

        if (string.IsNullOrEmpty(name))
            throw new FormatException("one of its parts has no name");
        var value = part.Substring(at);
        var cut = value.EndsWith("\r\n", StringComparison.Ordinal) ? 2 : value.EndsWith("\n", StringComparison.Ordinal) ? 1 : 0;
        fields.Add(name!, value.Substring(0, value.Length - cut));
    }
}
