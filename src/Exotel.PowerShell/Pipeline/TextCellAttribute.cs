namespace Exotel.PowerShell.Pipeline;

/// <summary>A text that may be left out.</summary>
internal sealed class TextCellAttribute : CellAttribute
{
    /// <inheritdoc/>
    protected override object FromText(string text) => text;
}
