using System;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Calls;

/// <summary>What happens to generated calls after they began: some last for hours, prices come late, and records are corrected.</summary>
internal sealed class CallHistory(SimulatorOptions options)
{
    private const decimal Overcharge = 0.75m;

    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(4);
    private static readonly TimeSpan LatestCorrection = TimeSpan.FromHours(20);

    private readonly Random _random = new(options.Seed + 1);

    private bool IsPlain => options is { LongCalls: 0, Corrections: 0 } && options.PriceDelay == TimeSpan.Zero;

    public static bool HasChanges(SimCall call) => (call.ListedFrom ?? call.SettledFrom ?? call.CorrectedFrom) is not null;

    /// <summary>The call as it is known at a time; ongoing until it is listed.</summary>
    public static SimCall At(SimCall call, DateTime now)
    {
        if (call.ListedFrom > now)
            return call with { Status = "in-progress", Duration = null, Price = null, Conversation = null, Leg1 = null, Leg2 = null, Leg1Duration = 0, Leg2Duration = 0 };
        if (call.SettledFrom > now)
            return call with { Duration = null, Price = null };
        return call.CorrectedFrom > now ? call with { Price = call.Price + Overcharge, AnsweredBy = null } : call;
    }

    /// <summary>Decides the history of a generated call.</summary>
    public SimCall Decide(SimCall call)
    {
        if (IsPlain)
            return call;

        if (_random.Next(100) < options.LongCalls && call is { Status: "completed", Conversation: > 0, Duration: { } seconds })
        {
            var longer = _random.Next((int)LongestCall.TotalSeconds - seconds);
            call = call with
            {
                Duration = seconds + longer,
                Conversation = call.Conversation + longer,
                Leg1Duration = call.Leg1Duration + longer,
                Leg2Duration = call.Leg2Duration + longer,
            };
        }

        var end = call.Ended!.Value;
        var settled = end + options.PriceDelay * _random.NextDouble();
        return call with
        {
            ListedFrom = end,
            SettledFrom = settled,
            CorrectedFrom = _random.Next(100) < options.Corrections ? settled + LatestCorrection * _random.NextDouble() : null,
        };
    }
}
