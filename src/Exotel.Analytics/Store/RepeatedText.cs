using System;
using System.Linq;
using System.Text;

namespace Exotel.Analytics.Store;

/// <summary>
/// Shortens a text that repeats the account, the SID or the ExoPhone of its call: a mark stands for each. The database puts it together
/// again in a generated column, which takes no room.
/// </summary>
internal static class RepeatedText
{
    private const char Unknown = '\uFFFD';

    private static readonly (RepeatedParts Part, char Mark, string Before, string Value, string After)[] Parts =
    [
        (RepeatedParts.CallsPath, '\u0001', "/v1/Accounts/", "account_sid", "/Calls"),
        (RepeatedParts.RecordingsUrl, '\u0002', "https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/", "account_sid", "/"),
        (RepeatedParts.Sid, '\u0003', "", "sid", ""),
        (RepeatedParts.ExoPhone, '\u0004', "", "exophone", ""),
    ];

    private static readonly char[] Marks = Array.ConvertAll(Parts, part => part.Mark);

    /// <summary>The column that holds the shortened text of another.</summary>
    public static string ColumnOf(StoreColumn column) => column.Name + "_short";

    /// <summary>The text of a column again, as SQL. SQLite computes it for each row that is written, too.</summary>
    public static string Sql(StoreColumn column)
    {
        var sql = ColumnOf(column);
        foreach (var (part, mark, before, value, after) in Parts)
            if (column.Repeats.HasFlag(part))
            {
                string[] pieces = [$"'{before}'", $"coalesce({value}, '')", $"'{after}'"];
                sql = $"replace({sql}, char({(int)mark}), {string.Join(" || ", pieces.Where(piece => piece != "''"))})";
            }

        return sql;
    }

    /// <summary>The text of a column again.</summary>
    /// <param name="text">What the shortened column holds.</param>
    /// <param name="account">The account of the row; null is empty, as in SQL.</param>
    /// <param name="sid">The SID of the row.</param>
    /// <param name="exophone">The ExoPhone of the row.</param>
    /// <param name="buffer">Is used, and can be used again.</param>
    public static string Expand(ReadOnlySpan<char> text, string? account, string? sid, string? exophone, StringBuilder buffer)
    {
        if (text.Length == 1 && text[0] == '\u0004' && exophone is not null)
            return exophone;
        buffer.Clear();
        foreach (var c in text)
        {
            if (c is > '\u0004' or '\0')
            {
                buffer.Append(c);
                continue;
            }

            var part = Parts[c - '\u0001'];
            buffer.Append(part.Before).Append(ValueOf(part.Value, account, sid, exophone)).Append(part.After);
        }

        return buffer.ToString();
    }

    /// <summary>The text with marks.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="parts">What may be replaced.</param>
    /// <param name="account">The account of the row.</param>
    /// <param name="sid">The SID of the row.</param>
    /// <param name="exophone">The ExoPhone of the row.</param>
    public static string Shorten(string text, RepeatedParts parts, string? account, string? sid, string? exophone)
    {
        if (text.IndexOfAny(Marks) >= 0)
            foreach (var mark in Marks)
                text = text.Replace(mark, Unknown);  // It would be taken for a mark of this class.
        foreach (var (part, mark, before, value, after) in Parts)
            if ((parts & part) != 0 && ValueOf(value, account, sid, exophone) is { Length: > 0 } repeated)
                text = text.Replace(before.Length == 0 ? repeated : before + repeated + after, mark.ToString());
        return text;
    }

    private static string? ValueOf(string column, string? account, string? sid, string? exophone) => column switch { "account_sid" => account, "sid" => sid, _ => exophone };
}
