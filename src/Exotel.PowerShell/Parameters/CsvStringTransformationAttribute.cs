namespace Exotel.PowerShell.Parameters;

/// <summary>A text that may be left out.</summary>
internal sealed class CsvStringTransformationAttribute : CsvTransformationAttribute
{
    /// <inheritdoc/>
    protected override object FromText(string text) => text;

    /// <summary>A number typed without quotes knows how it was typed as long as it stays wrapped: 08012345678 has a zero in front.</summary>
    protected override object? FromValue(object? value, object? input) => input;
}
