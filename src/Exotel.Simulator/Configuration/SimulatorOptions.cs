using System;

namespace Exotel.Simulator.Configuration;

/// <summary>How a simulated Exotel behaves.</summary>
internal sealed record SimulatorOptions
{
    /// <summary>The port to listen on; 0 for a free one.</summary>
    public int Port { get; init; }

    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>How many finished calls there are at the start.</summary>
    public int Calls { get; init; } = 2000;

    /// <summary>How many days they reach back.</summary>
    public int Days { get; init; } = 31;

    public int Seed { get; init; } = 1;

    public string AccountSid { get; init; } = "exotest";

    public string ApiKey { get; init; } = "simkey";

    public string ApiToken { get; init; } = "simtoken";

    /// <summary>The offset of the account's wall clock.</summary>
    public TimeSpan TimeZone { get; init; } = new(5, 30, 0);

    /// <summary>How long each answer takes.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Requests in any window; 0 for no limit.</summary>
    public int RateLimit { get; init; }

    public TimeSpan RateWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What a 429 of the rate limit says of waiting: null for nothing, <c>date</c> for a date, else seconds.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>How many times faster than real the calls that are placed here go through their life.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>Whether callbacks come twice and out of order.</summary>
    public bool CallbackDisorder { get; init; }

    /// <summary>Answers XML although JSON was asked.</summary>
    public bool Xml { get; init; }

    /// <summary>Whether <c>/Legs.json</c> exists; where not, only <c>/Legs</c> does.</summary>
    public bool LegsJson { get; init; } = true;

    /// <summary>The shape of v2 details: <c>details</c>, <c>data</c> or <c>array</c>; null for one that depends on the call.</summary>
    public string? V2Shape { get; init; }

    /// <summary>A plan of faults, as <see cref="Faults.FaultPlan"/> reads it.</summary>
    public string Faults { get; init; } = string.Empty;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public DateTime WallClock => Time.GetUtcNow().ToOffset(TimeZone).DateTime;
}
