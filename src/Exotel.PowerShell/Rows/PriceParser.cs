using System.Globalization;

namespace Exotel.PowerShell.Rows;

/// <summary>Parses prices that Export-Csv wrote in any culture: it writes the decimal separator of the culture, and never separates thousands.</summary>
internal static class PriceParser
{
    /// <returns>False when the text is not a number, or could mean two.</returns>
    public static bool TryParse(string text, out decimal price)
    {
        var separator = CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator;
        var invariant = text.Replace(separator, ".").Replace(',', '.');
        return decimal.TryParse(invariant, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out price);
    }
}
