using System;
using System.Collections.Generic;

namespace Exotel.Simulator.Configuration;

/// <summary>How a simulated Exotel behaves.</summary>
internal sealed record SimulatorOptions
{
    /// <summary>The port to listen on; 0 for a free one.</summary>
    public int Port { get; init; }

    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>Finished calls at the start.</summary>
    public int Calls { get; init; } = 2000;

    /// <summary>How many days back the generated calls go.</summary>
    public int Days { get; init; } = 31;

    public int Seed { get; init; } = 1;

    public string AccountSid { get; init; } = "exotest";

    public string ApiKey { get; init; } = "simkey";

    public string ApiToken { get; init; } = "simtoken";

    /// <summary>The UTC offset of the account's time zone.</summary>
    public TimeSpan TimeZone { get; init; } = new(5, 30, 0);

    /// <summary>The account's time zone where it has summer time, in place of <see cref="TimeZone"/>; lists are then ordered by instant.</summary>
    public TimeZoneInfo? SummerTimeZone { get; init; }

    /// <summary>How far the order of a list is from that of the times that calls show, in seconds.</summary>
    public int Disorder { get; init; }

    /// <summary>How far the server's clock is ahead of <see cref="Time"/>; negative when it is behind.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>Whether responses carry a <c>Date</c> header.</summary>
    public bool DateHeader { get; init; } = true;

    /// <summary>What lists report as their total; null for the number of calls.</summary>
    public int? Total { get; init; }

    /// <summary>Whether the last page of a list links to itself, each time with a new cursor.</summary>
    public bool EndlessCursors { get; init; }

    /// <summary>The delay before each response.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Maximum requests in a window; 0 for no limit.</summary>
    public int RateLimit { get; init; }

    public TimeSpan RateWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The Retry-After header of a rate limit's 429 response: null for none, <c>date</c> for an HTTP date, otherwise seconds.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Requests of other clients of the account in each window.</summary>
    public int Others { get; init; }

    /// <summary>How many of these arrive at once.</summary>
    public int OthersBurst { get; init; } = 1;

    /// <summary>Whether responses have <c>X-RateLimit</c> headers.</summary>
    public bool RateHeaders { get; init; }

    /// <summary>How many times faster than in reality placed calls ring, end and settle.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>How long after its end a generated call has its duration and price, at most.</summary>
    public TimeSpan PriceDelay { get; init; }

    /// <summary>Percentage of answered calls that last up to four hours. They are listed when they are over, under the time they began.</summary>
    public int LongCalls { get; init; }

    /// <summary>Percentage of calls whose record is corrected within a day after they ended.</summary>
    public int Corrections { get; init; }

    /// <summary>Whether callbacks are posted twice and out of order.</summary>
    public bool CallbackDisorder { get; init; }

    /// <summary>What else is posted to a callback URL before the terminal event.</summary>
    public IReadOnlyList<string> ExtraCallbacks { get; init; } = [];

    /// <summary>Whether responses are XML although JSON was requested.</summary>
    public bool Xml { get; init; }

    /// <summary>The only path of legs that exists: <c>/Legs.json</c>, <c>.json/Legs</c> or <c>/Legs</c>.</summary>
    public string LegsPath { get; init; } = "/Legs.json";

    /// <summary>The shape of v2 details: <c>details</c>, <c>data</c> or <c>array</c>; null to vary it from call to call.</summary>
    public string? V2Shape { get; init; }

    /// <summary>The number of ExoPhones; the calls use the first ones.</summary>
    public int Phones { get; init; } = 6;

    /// <summary>The shape of ExoPhones and their health: <c>bare</c>, or in the <c>envelope</c> of v2; null for the documented one of each.</summary>
    public string? PhoneShape { get; init; }

    /// <summary>The host that the page links of ExoPhones name. As in the real API, it is not the one that was asked.</summary>
    public string LinkHost { get; init; } = "http://twilix.exotel.com";

    /// <summary>The number of users; the first ones have the numbers of agents.</summary>
    public int Users { get; init; } = 12;

    /// <summary>How many agents the calls have, who are the first users; 0 for parties of any kind, in any spelling.</summary>
    public int Agents { get; init; }

    /// <summary>The shape of users: one of the <c>blocks</c> for each, or one <c>block</c> for the page.</summary>
    public string UserShape { get; init; } = "blocks";

    /// <summary>What the account does not have: <c>phones</c>, <c>health</c>, <c>users</c>.</summary>
    public IReadOnlyList<string> Disabled { get; init; } = [];

    /// <summary>The fault plan; <c>--help</c> describes the syntax.</summary>
    public string Faults { get; init; } = string.Empty;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The current time on the server's clock.</summary>
    public DateTimeOffset Now => Time.GetUtcNow() + ClockOffset;

    /// <summary>The current time in the account's time zone.</summary>
    public DateTime LocalNow => SummerTimeZone is null ? Now.ToOffset(TimeZone).DateTime : TimeZoneInfo.ConvertTime(Now, SummerTimeZone).DateTime;

    /// <summary><see cref="LocalNow"/>, truncated to the second, as calls are dated.</summary>
    public DateTime LocalNowToSecond
    {
        get
        {
            var now = LocalNow;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        }
    }
}
