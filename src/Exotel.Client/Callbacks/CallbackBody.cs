using System;

namespace Exotel.Callbacks;

/// <summary>Finds out how a callback is encoded, by what is said of it and by looking, and reads its fields.</summary>
internal static class CallbackBody
{
    /// <exception cref="FormatException">The text is in none of the encodings, or broken; the message says how.</exception>
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
        if (LineFields.Looks(text))
            return LineFields.Read(text);
        if (text.IndexOf('=') > 0)
            return FormFields.Read(text);
        throw new FormatException("it is neither JSON nor a form");
    }

    private static bool IsType(string type, string name) => type.TrimStart().StartsWith(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>What follows the question mark of an address, or of a query alone.</summary>
    private static string? QueryOf(string text)
    {
        var isAddress = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text[0] is '/' or '?';
        if (!isAddress)
            return null;

        var question = text.IndexOf('?');
        if (question < 0)
            throw new FormatException("it is an address without a query");
        var fragment = text.IndexOf('#', question);
        return fragment < 0 ? text.Substring(question + 1) : text.Substring(question + 1, fragment - question - 1);
    }
}
