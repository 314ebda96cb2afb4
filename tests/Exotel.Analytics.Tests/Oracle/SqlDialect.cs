using Exotel.Analytics.Metrics;

namespace Exotel.Analytics.Tests.Oracle;

/// <summary>What SQLite and PostgreSQL spell differently, and the keys of groups in SQL.</summary>
internal sealed record SqlDialect(string Week, string DayOfWeek)
{
    public static SqlDialect Sqlite { get; } = new("date(created_local, 'weekday 0', '-6 days')", "strftime('%w', created_local)");

    public static SqlDialect PostgreSql { get; } = new(
        "to_char(date_trunc('week', created_local::timestamp), 'YYYY-MM-DD')", "cast(cast(extract(dow from created_local::timestamp) as integer) as text)");

    /// <summary>The expression of a key as text.</summary>
    public string Key(CallGrouping grouping) => grouping switch
    {
        CallGrouping.Hour => "substr(created_local, 1, 13)",
        CallGrouping.Day => "substr(created_local, 1, 10)",
        CallGrouping.Week => Week,
        CallGrouping.Month => "substr(created_local, 1, 7)",
        CallGrouping.HourOfDay => "substr(created_local, 12, 2)",
        CallGrouping.DayOfWeek => DayOfWeek,
        CallGrouping.ExoPhone => "exophone",
        CallGrouping.Direction => "direction",
        CallGrouping.Agent => "agent",
        CallGrouping.Outcome => "outcome",
        _ => "account_sid",
    };
}
