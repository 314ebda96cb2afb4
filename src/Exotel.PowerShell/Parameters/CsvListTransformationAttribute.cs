using System.Linq;

namespace Exotel.PowerShell.Parameters;

/// <summary>A list of words that may be left out; in one text they are parted by commas, semicolons or blanks.</summary>
internal sealed class CsvListTransformationAttribute : CsvTransformationAttribute
{
    /// <inheritdoc/>
    protected override object FromText(string text) => text.Split(',', ';', ' ', '|').Where(word => word.Length > 0).ToArray();
}
