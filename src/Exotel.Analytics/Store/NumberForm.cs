using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Exotel.Analytics.Store;

/// <summary>One normal form for the spellings of a phone number, and the spellings of one normal form.</summary>
internal static class NumberForm
{
    private const string India = "+91";

    public static string? Normalize(string? number)
    {
        if (number is null || number.Any(char.IsLetter))
            return number;

        var text = new StringBuilder(number.Length);
        foreach (var character in number)
            if (character is not (' ' or '-' or '(' or ')' or '.'))
                text.Append(character);
        var bare = text.ToString();

        if (bare.StartsWith("+", StringComparison.Ordinal) || !bare.All(char.IsDigit))
            return bare;
        if (bare.StartsWith("00", StringComparison.Ordinal) && bare.Length >= 10)
            return "+" + bare.Substring(2);
        if (bare.Length == 11 && bare[0] == '0')
            return India + bare.Substring(1);
        if (bare.Length == 12 && bare.StartsWith("91", StringComparison.Ordinal))
            return "+" + bare;
        return bare.Length == 10 && bare[0] is >= '6' and <= '9' ? India + bare : bare;
    }

    /// <summary>The spellings in which Exotel lists a number.</summary>
    public static IEnumerable<string> SpellingsOf(string number)
    {
        var normal = Normalize(number) ?? number;
        var spellings = new List<string> { number, normal };
        if (normal.StartsWith(India, StringComparison.Ordinal) && normal.Length == 13)
            spellings.AddRange([normal.Substring(1), "0" + normal.Substring(3), normal.Substring(3)]);
        return spellings.Distinct(StringComparer.Ordinal);
    }
}
