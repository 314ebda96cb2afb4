using System;
using System.Globalization;

namespace Exotel.Analytics.Reports;

/// <summary>Words of how a figure differs from that of the period before.</summary>
internal static class ReportChange
{
    private const string Unchanged = "unchanged";

    /// <summary>The change of a count, an amount or a time in percent.</summary>
    /// <param name="now">The figure.</param>
    /// <param name="before">That of the period before.</param>
    /// <param name="text">The figure of the period before as people read it.</param>
    public static string? Relative(double? now, double? before, string text)
    {
        if (now is not { } value || before is not { } earlier)
            return null;
        if (value.Equals(earlier))
            return Unchanged;
        return (earlier > 0 ? Signed((value - earlier) / earlier * 100) + "% " : "") + "from " + text;
    }

    /// <summary>The change of a rate in percentage points.</summary>
    public static string? Points(double? now, double? before)
    {
        if (now is not { } value || before is not { } earlier)
            return null;
        return value.Equals(earlier) ? Unchanged : Signed((value - earlier) * 100) + " points from " + ReportFormat.Percent(earlier);
    }

    private static string Signed(double number)
    {
        var text = Math.Abs(number).ToString(Math.Abs(number) < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
        return (number < 0 ? "\u2212" : "+") + text;
    }
}
