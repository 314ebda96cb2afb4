using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>
/// Shortens a text that repeats the account, the SID or the ExoPhone of its call: a mark stands for each. The database puts it together
/// again in a generated column, which takes no room.
/// </summary>
internal static class RepeatedText
{
    private const char Unknown = '\uFFFD';

    private static readonly IReadOnlyList<(char Mark, string Before, string Value, string After)> Parts =
    [
        ('\u0001', "/v1/Accounts/", "account_sid", "/Calls"),
        ('\u0002', "https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/", "account_sid", "/"),
        ('\u0003', "", "sid", ""),
        ('\u0004', "", "exophone", ""),
    ];

    /// <summary>The column that holds the shortened text of another.</summary>
    public static string ColumnOf(StoreColumn column) => column.Name + "_short";

    /// <summary>The text of a column again, as SQL.</summary>
    public static string Sql(StoreColumn column)
    {
        var sql = ColumnOf(column);
        foreach (var (mark, before, value, after) in Parts)
            sql = $"replace({sql}, char({(int)mark}), '{before}' || coalesce({value}, '') || '{after}')";
        return sql;
    }

    /// <summary>The text with marks.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="valueOf">Gets a column of the same row.</param>
    public static string Shorten(string text, Func<string, string?> valueOf)
    {
        // A mark that is part of the text would be taken for one of these.
        text = Parts.Aggregate(text, (result, part) => result.Replace(part.Mark, Unknown));
        foreach (var (mark, before, value, after) in Parts)
            if (valueOf(value) is { Length: > 0 } repeated)
                text = text.Replace(before + repeated + after, mark.ToString());
        return text;
    }
}
