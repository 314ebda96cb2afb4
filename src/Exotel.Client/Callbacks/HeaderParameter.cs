using System;
using System.Text;

namespace Exotel.Callbacks;

/// <summary>Reads a header parameter: <c>name=value</c> or <c>name="value"</c> after a semicolon.</summary>
internal static class HeaderParameter
{
    public static string? Find(string header, string name)
    {
        var at = header.IndexOf(';');
        while (at >= 0 && ++at < header.Length)
        {
            var equals = header.IndexOf('=', at);
            if (equals < 0)
                return null;

            var key = header.Substring(at, equals - at).Trim();
            var value = ReadValue(header, equals + 1, out at);
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }

    /// <param name="header">The header.</param>
    /// <param name="at">The start of the value.</param>
    /// <param name="end">The position of the next semicolon; -1 when there is none.</param>
    private static string ReadValue(string header, int at, out int end)
    {
        while (at < header.Length && header[at] is ' ' or '\t')
            at++;
        if (at >= header.Length || header[at] != '"')
        {
            end = header.IndexOf(';', at);
            return (end < 0 ? header.Substring(at) : header.Substring(at, end - at)).Trim();
        }

        var value = new StringBuilder();
        for (at++; at < header.Length && header[at] != '"'; at++)
        {
            if (header[at] == '\\' && at + 1 < header.Length)
                at++;
            value.Append(header[at]);
        }

        end = at < header.Length ? header.IndexOf(';', at) : -1;
        return value.ToString();
    }
}
