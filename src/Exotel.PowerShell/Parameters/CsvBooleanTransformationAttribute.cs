using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>Converts the text of a CSV cell to a switch: true, yes, 1; false, no, 0; a blank cell is false.</summary>
internal sealed class CsvBooleanTransformationAttribute : CsvTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? BlankValue => false;

    /// <inheritdoc/>
    protected override object FromText(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "ON" or "1" => true,
        "FALSE" or "NO" or "N" or "OFF" or "0" => false,
        _ => throw new ArgumentTransformationMetadataException($"'{text}' is not a valid Boolean. Use true, yes or 1, or false, no or 0."),
    };
}
