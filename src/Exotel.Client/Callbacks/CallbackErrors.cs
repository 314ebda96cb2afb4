using System;
using System.Text;

namespace Exotel.Callbacks;

/// <summary>Creates the error for an invalid callback, with an excerpt that identifies it.</summary>
internal static class CallbackErrors
{
    private const int ExcerptLength = 60;

    public static ExotelException Invalid(string reason, string text, Exception? cause = null) =>
        new(ExotelErrorKind.InvalidResponse, $"The input is not a valid callback: {reason}.{Excerpt(text)}", cause);

    private static string Excerpt(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            return string.Empty;

        var excerpt = new StringBuilder(" It starts with: ");
        foreach (var c in trimmed.Length <= ExcerptLength ? trimmed : trimmed.Substring(0, ExcerptLength))
            excerpt.Append(char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c);
        return excerpt.Append(trimmed.Length <= ExcerptLength ? string.Empty : "...").ToString();
    }
}
