using System;

namespace Exotel.Callbacks;

/// <summary>Detects the encoding of a callback from its content type and its text, and reads its fields.</summary>
internal static class CallbackBody
{
    /// <exception cref="FormatException">The text is in none of the encodings, or invalid; the message tells the reason.</exception>
    public static RawFields Read(string body, string? contentType)
    {
        var text = body.Trim(' ', '\t', '\r', '\n', '\uFEFF');
        if (text.Length == 0)
            throw new FormatException("it is empty");

        var type = contentType ?? string.Empty;
        if (IsType(type, "application/json") || text[0] is '{' or '[')
            return JsonFields.Read(text);
        if (IsType(type, "multipart/form-data") || text.StartsWith("--", StringComparison.Ordinal))
            return MultipartFields.Read(text, HeaderParameter.Find(type, "boundary") is { Length: > 0 } boundary ? boundary : null);
        if (QueryOf(text) is { } query)
            return FormFields.Read(query);
        if (LineFields.IsMatch(text))
            return LineFields.Read(text);
        if (text.IndexOf('=') > 0)
            return FormFields.Read(text);
        throw new FormatException("it is neither JSON nor a form");
    }

    private static bool IsType(string type, string name) => type.TrimStart().StartsWith(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The query of a URL, or of a query string with its question mark; null for other text.</summary>
    private static string? QueryOf(string text)
    {
        var isUrl = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text[0] is '/' or '?';
        if (!isUrl)
            return null;

        var question = text.IndexOf('?');
        if (question < 0)
            throw new FormatException("it is a URL without a query");
        var fragment = text.IndexOf('#', question);
        return fragment < 0 ? text.Substring(question + 1) : text.Substring(question + 1, fragment - question - 1);
    }
}
