using System.Collections.Generic;

namespace Exotel.Analytics.Reports;

/// <summary>Inline styles of the mail form. They are short since each cell repeats them, and each has a font: Outlook hands none down to cells.</summary>
internal static class MailStyle
{
    public const string Small = "font:12px/16px Arial,sans-serif;color:#595959";

    public const string Breaking = "word-break:break-word";

    /// <summary>The shades of the table of hours; the blank one is null.</summary>
    public static IReadOnlyList<string?> Shades { get; } = [null, "#fdeee3", "#fbdac2", "#f5bd97", "#eb9b6a"];

    /// <param name="font">Weight, size and height of a line.</param>
    public static string Text(string font) => $"font:{font} Arial,sans-serif;color:#1b1b1b";

    /// <param name="font">Weight, size and height of a line.</param>
    public static string Soft(string font) => $"font:{font} Arial,sans-serif;color:#595959";

    /// <summary>A cell at the head of a column.</summary>
    /// <param name="isFirst">Whether the cell begins its row.</param>
    public static string Header(bool isFirst) => $"{Padding(isFirst)};border-bottom:1px solid #1b1b1b;{Small}";

    /// <param name="isFirst">Whether the cell begins its row.</param>
    /// <param name="isNumber">Whether it is a number; other text may break anywhere.</param>
    public static string Cell(bool isFirst, bool isNumber) =>
        $"{Padding(isFirst)};{(isNumber ? "" : Breaking + ";")}border-bottom:1px solid #ddd;{Text("13px/18px")}";

    private static string Padding(bool isFirst) => isFirst ? "padding:4px 0" : "padding:4px 0 4px 10px";
}
