namespace Exotel.PowerShell.Parameters;

/// <summary>Converts a CSV cell to an optional string.</summary>
internal sealed class CsvStringTransformationAttribute : CsvTransformationAttribute
{
    /// <inheritdoc/>
    protected override object FromText(string text) => text;

    /// <summary>Keeps the wrapper, which holds a number as it was typed: the leading zero of 08012345678 is not lost.</summary>
    protected override object? FromValue(object? value, object? input) => input;
}
