namespace Exotel.Analytics.Reports;

/// <summary>A cell of a report's table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Detail">What stands beneath in smaller letters; null for nothing.</param>
internal sealed record ReportCell(string Text, string? Detail = null)
{
    public static implicit operator ReportCell(string text) => new(text);
}
