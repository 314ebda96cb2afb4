using System;

namespace Exotel.Callbacks;

/// <summary>Reads fields in the form of lines: one <c>Name: value</c> per line.</summary>
internal static class LineFields
{
    private static readonly char[] LineEnds = ['\r', '\n'];
    private static readonly char[] InvalidInNames = ['=', '&', '\n', '/'];

    public static bool IsMatch(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && text.IndexOfAny(InvalidInNames, 0, colon) < 0
            && (colon + 1 == text.Length || text[colon + 1] is ' ' or '\r' or '\n');
    }

    /// <exception cref="FormatException">A line has no name.</exception>
    public static RawFields Read(string text)
    {
        var fields = new RawFields();
        foreach (var line in text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':');
            if (colon > 0)
                fields.Add(line.Substring(0, colon).Trim(), line.Substring(colon + 1).Trim());
            else if (!string.IsNullOrWhiteSpace(line))
                throw new FormatException("one of its lines has no name before a colon");
        }

        return fields;
    }
}
