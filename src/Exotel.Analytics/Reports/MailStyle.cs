using System.Collections.Generic;

namespace Exotel.Analytics.Reports;

/// <summary>Inline styles of the mail form. Colors are always given with their background: mail programs have their own dark schemes.</summary>
internal static class MailStyle
{
    public const string Text = Font + "color:#1b1b1b";

    public const string Soft = Font + "color:#595959";

    public const string Small = "font-size:12px;line-height:16px;" + Soft;

    public const string Header = "font-size:12px;line-height:16px;border-bottom:1px solid #1b1b1b;font-weight:normal;" + Soft;

    public const string Cell = "font-size:13px;line-height:18px;border-bottom:1px solid #dddddd;font-weight:normal;" + Text;

    private const string Font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

    /// <summary>The space around a cell.</summary>
    /// <param name="isFirst">Whether the cell begins its row.</param>
    public static string Padding(bool isFirst) => isFirst ? "padding:4px 0;" : "padding:4px 0 4px 10px;";

    /// <summary>The shades of the table of hours, the blank one first.</summary>
    public static IReadOnlyList<string> Shades { get; } = ["#ffffff", "#fdeee3", "#fbdac2", "#f5bd97", "#eb9b6a"];
}
