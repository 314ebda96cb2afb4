namespace Exotel.Analytics.Metrics;

/// <summary>What calls can be grouped by.</summary>
internal enum CallGrouping
{
    Hour,
    Day,
    Week,
    Month,
    HourOfDay,
    DayOfWeek,
    ExoPhone,
    Direction,
    Agent,
    Outcome,
    Account,
}
