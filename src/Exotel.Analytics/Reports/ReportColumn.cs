namespace Exotel.Analytics.Reports;

/// <summary>A column of a report's table.</summary>
/// <param name="Header">What its cells are.</param>
/// <param name="IsNumber">Whether its cells are aligned at the right.</param>
/// <param name="IsMinor">Whether a narrow screen can do without it.</param>
internal sealed record ReportColumn(string Header, bool IsNumber = true, bool IsMinor = false);
