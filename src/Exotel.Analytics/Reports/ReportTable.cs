using System.Collections.Generic;

namespace Exotel.Analytics.Reports;

/// <summary>A table of a report. The first cell of a row names it.</summary>
internal sealed class ReportTable
{
    public IReadOnlyList<ReportColumn> Columns { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<ReportCell>> Rows { get; init; } = [];

    /// <summary>What stands in place of the table when it has no rows.</summary>
    public string Empty { get; init; } = "None.";

    /// <summary>What was left out; null when nothing was.</summary>
    public string? More { get; init; }
}
