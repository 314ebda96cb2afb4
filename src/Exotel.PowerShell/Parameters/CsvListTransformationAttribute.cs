using System.Linq;

namespace Exotel.PowerShell.Parameters;

/// <summary>Converts the text of a CSV cell to an optional list of words, separated by commas, semicolons, spaces or vertical bars.</summary>
internal sealed class CsvListTransformationAttribute : CsvTransformationAttribute
{
    /// <inheritdoc/>
    protected override object FromText(string text) => text.Split(',', ';', ' ', '|').Where(word => word.Length > 0).ToArray();
}
