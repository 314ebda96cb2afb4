namespace Exotel.Analytics.Reports;

/// <summary>A part of a report with a heading and a table.</summary>
/// <param name="Id">The id of its element.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Summary">What the table says, and what its columns mean.</param>
/// <param name="Table">The table.</param>
internal sealed record ReportSection(string Id, string Heading, string Summary, ReportTable Table);
