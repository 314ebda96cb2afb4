namespace Exotel.Analytics.Reports;

/// <summary>A headline figure.</summary>
/// <param name="Name">What tests and scripts find it by, such as <c>answer-rate</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Value">The exact value; empty when it cannot be computed.</param>
/// <param name="Text">The value as people read it.</param>
internal sealed record ReportFigure(string Name, string Label, string Value, string Text)
{
    /// <summary>The change against the period before; null where there is none.</summary>
    public string? Change { get; init; }

    /// <summary>A word more; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>A figure that belongs to this one; null for none.</summary>
    public ReportFigure? Part { get; init; }
}
