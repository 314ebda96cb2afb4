using System;
using System.Linq;

namespace Exotel.Calls;

/// <summary>Brings the spellings of a phone number (<c>09812345678</c>, <c>+91 98123-45678</c>, <c>919812345678</c>) to one, so that numbers can be compared.</summary>
internal static class PhoneNumberNormalizer
{
    private const int MaxDigits = 15;

    /// <summary>The number in its normal form. A SIP address, or anything else with a letter in it, is returned unchanged.</summary>
    /// <param name="number">The number as Exotel or a person spelled it.</param>
    /// <returns>The normal form; null when there is no number.</returns>
    public static string? Normalize(string? number)
    {
        if (string.IsNullOrWhiteSpace(number))
            return null;

        var separators = 0;
        foreach (var c in number!)
        {
            if (char.IsLetter(c))
                return number;
            separators += IsSeparator(c) ? 1 : 0;
        }

        var compact = separators == 0 ? number : string.Concat(number.Where(c => !IsSeparator(c)));
        return compact.Length == 0 ? null : WithCountryCode(compact);
    }

    /// <summary>Whether a normal form is a phone number: digits, with or without a plus sign, no more than E.164 allows.</summary>
    public static bool IsNumber(string? normalized)
    {
        var start = normalized?.StartsWith("+", StringComparison.Ordinal) == true ? 1 : 0;
        return normalized?.Length - start is > 0 and <= MaxDigits && AreDigits(normalized!, start);
    }

    private static string WithCountryCode(string number)
    {
        if (!AreDigits(number))
            return number;
        if (number.StartsWith("00", StringComparison.Ordinal) && number.Length >= 10)
            return "+" + number.Substring(2);
        if (number[0] == '0' && number.Length == 11)
            return "+91" + number.Substring(1);
        if (number.Length == 12 && number.StartsWith("91", StringComparison.Ordinal))
            return "+" + number;
        return number.Length == 10 && number[0] is >= '6' and <= '9' ? "+91" + number : number;
    }

    private static bool IsSeparator(char c) => c is '-' or '(' or ')' or '.' || char.IsWhiteSpace(c);

    private static bool AreDigits(string text, int start = 0)
    {
        for (var i = start; i < text.Length; i++)
            if (text[i] is < '0' or > '9')
                return false;
        return true;
    }
}
