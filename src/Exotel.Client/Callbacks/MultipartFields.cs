using System;

namespace Exotel.Callbacks;

/// <summary>Reads <c>multipart/form-data</c>, its lines ended by CRLF or LF. The boundary may be had from its first line.</summary>
internal static class MultipartFields
{
    private const int LongestBoundary = 200;

    /// <exception cref="FormatException">It is cut short, or not of this kind.</exception>
    public static RawFields Read(string text, string? boundary)
    {
        var delimiter = boundary is null ? FirstLine(text) : "--" + boundary;
        if (delimiter.Length is < 3 or > LongestBoundary)
            throw new FormatException("it is said to be multipart, but the boundary of its parts cannot be found");

        var fields = new RawFields();
        var end = Find(text, delimiter, 0);
        if (end < 0)
            throw new FormatException("it is said to be multipart, but has no part");

        while (true)
        {
            var start = end + delimiter.Length;
            if (string.CompareOrdinal(text, start, "--", 0, 2) == 0)
                return fields;
            end = Find(text, delimiter, start);
            if (end < 0)
                throw new FormatException("its last part has no end: the multipart body is cut short");
            AddPart(fields, text.Substring(start, end - start));
        }
    }

    private static string FirstLine(string text)
    {
        var start = text.IndexOf("--", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('\n', start);
        return end < 0 ? string.Empty : text.Substring(start, end - start).TrimEnd();
    }

    /// <summary>Where a line begins with the delimiter and goes on as a delimiter may.</summary>
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
                throw new FormatException("a part of it has no content");
            var line = part.Substring(at, end - at).Trim();
            at = end + 1;
            if (line.Length == 0)
                break;
            if (line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase))
                name = HeaderParameter.Find(line, "name");
        }

        if (string.IsNullOrEmpty(name))
            throw new FormatException("a part of it has no name");
        var value = part.Substring(at);
        var cut = value.EndsWith("\r\n", StringComparison.Ordinal) ? 2 : value.EndsWith("\n", StringComparison.Ordinal) ? 1 : 0;
        fields.Add(name!, value.Substring(0, value.Length - cut));
    }
}
