using System.Text.RegularExpressions;

namespace Exotel.Calls.Placing;

/// <summary>Recognizes a phone number that a spreadsheet shortened to scientific notation, such as 9.8E+09: its last digits are lost.</summary>
internal static class SpreadsheetNumber
{
    private static readonly Regex Scientific = new(@"\A\s*\+?\d+([.,]\d+)?[eE]\+?\d+\s*\z", RegexOptions.CultureInvariant);

    public static bool IsShortened(string? number) => number is not null && Scientific.IsMatch(number);
}
