using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>A switch that can be set by the words of a CSV file too: true, yes, 1; false, no, 0; blank is off.</summary>
internal sealed class CsvBooleanTransformationAttribute : CsvTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Blank => false;

    /// <inheritdoc/>
    protected override object FromText(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "ON" or "1" => true,
        "FALSE" or "NO" or "N" or "OFF" or "0" => false,
        _ => throw new ArgumentTransformationMetadataException("'" + text + "' is neither yes nor no. Use true, yes or 1, or false, no or 0."),
    };
}
