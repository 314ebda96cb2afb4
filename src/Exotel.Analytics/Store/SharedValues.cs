using Exotel.Analytics.Metrics;
using Exotel.Calls;

namespace Exotel.Analytics.Store;

/// <summary>What many calls of a store share, made once for all of them where that is possible.</summary>
/// <param name="Row">A row that has nothing else.</param>
/// <param name="Offset">Minutes of the offset of their times.</param>
/// <param name="StartOffset">Minutes of the offset of their start, where it is another one.</param>
/// <param name="PriceScale">The number of decimals of their prices.</param>
internal sealed record SharedValues(CallRow Row, int? Offset, int? StartOffset, int? PriceScale)
{
    /// <summary>Makes it of stored values; null where there is none, or where it is not asked for.</summary>
    public static SharedValues Create(
        string? account, string? direction, string? outcome, string? exophone, string? exophoneSid, string? agent, int? offset, int? startOffset, int? scale)
    {
        var row = new CallRow
        {
            AccountSid = account,
            Direction = CallRow.NormalizeDirection(direction),
            Outcome = OutcomeKinds.Parse(outcome),
            ExoPhone = CallParties.ExoPhone(exophone, exophoneSid),
            AgentNumber = agent,
        };
        return new SharedValues(row, offset, startOffset, scale);
    }
}
