using System;
using System.Text;

namespace Exotel.Callbacks;

/// <summary>Says why something is no callback, with as much of it as tells one from another.</summary>
internal static class CallbackErrors
{
    private const int ExcerptLength = 60;

    public static ExotelException Invalid(string what, string text, Exception? cause = null) =>
        new(ExotelErrorKind.InvalidResponse, $"This is no callback that can be read: {what}.{Excerpt(text)}", cause);

    private static string Excerpt(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            return string.Empty;

        var shown = new StringBuilder(" It begins with: ");
        foreach (var c in trimmed.Length <= ExcerptLength ? trimmed : trimmed.Substring(0, ExcerptLength))
            shown.Append(char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c);
        return shown.Append(trimmed.Length <= ExcerptLength ? string.Empty : "...").ToString();
    }
}
