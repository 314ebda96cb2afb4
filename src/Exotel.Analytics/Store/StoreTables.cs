using System.Collections.Generic;

namespace Exotel.Analytics.Store;

/// <summary>The tables of a store beside <c>exo_calls</c>.</summary>
internal static class StoreTables
{
    public const string Calls = "exo_calls";
    public const string Coverage = "exo_coverage";
    public const string Placements = "exo_placements";
    public const string Phones = "exo_phones";
    public const string Users = "exo_users";
    public const string NameRefreshes = "exo_name_refreshes";
    public const string Meta = "exo_meta";

    /// <summary>The stretches of time that were listed whole, both ends included.</summary>
    public static readonly IReadOnlyList<StoreColumn> CoverageColumns =
    [
        new("account_sid", ColumnKind.Key, IsRequired: true),
        new("since", ColumnKind.Time, IsRequired: true),
        new("until", ColumnKind.Time, IsRequired: true),
    ];

    /// <summary>The rows of a list that is dialed, each once.</summary>
    public static readonly IReadOnlyList<StoreColumn> PlacementColumns =
    [
        new("account_sid", ColumnKind.Key, IsRequired: true),
        new("key", ColumnKind.Key, IsRequired: true),
        new("state", ColumnKind.Text, IsRequired: true),
        new("sid", ColumnKind.Text),
        new("from_number", ColumnKind.Text),
        new("to_number", ColumnKind.Text),
        new("caller_id", ColumnKind.Text),
        new("custom_field", ColumnKind.Text),
        new("sent_at", ColumnKind.Time),
        new("message", ColumnKind.Text),
    ];

    public static readonly IReadOnlyList<StoreColumn> MetaColumns = [new("schema_version", ColumnKind.Integer, IsRequired: true)];
}
