using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Exotel.Accounts;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Connect;
using Exotel.Simulator.Faults;

namespace Exotel.Soak;

/// <summary>How the simulator and the clocks behave during an episode, chosen at random.</summary>
internal sealed class Scenario
{
    /// <summary>Faults that are a list's own way to give each call more than once, or calls that came meanwhile.</summary>
    private const string Inserting = "insert-while-paging";

    private static readonly string[] Zones = ["+05:30", "+05:30", "Europe/Berlin", "America/New_York"];

    private readonly Random _random;
    private readonly string _zone;

    public Scenario(int seed)
    {
        _random = new Random(seed);
        _zone = Pick(Zones);
        MaxStep = Pick([TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(90), TimeSpan.FromHours(3)]);
        ClockOffset = Off();
        var isLimited = Chance(0.25);
        Options = new SimulatorOptions
        {
            Seed = seed,
            Calls = _random.Next(300, 6000),
            Days = _random.Next(1, 170),
            SummerTimeZone = _zone[0] == '+' ? null : TimeZoneInfo.FindSystemTimeZoneById(_zone),
            Disorder = Chance(0.3) ? _random.Next(1, 61) : 0,
            ClockOffset = Off(),
            DateHeader = Chance(0.85),
            Total = Chance(0.85) ? null : Pick([0, 1, 777, 1_000_000, int.MaxValue]),
            EndlessCursors = Chance(0.1),
            Latency = TimeSpan.FromMilliseconds(_random.Next(8)),
            RateLimit = isLimited ? 200 : 0,
            RateWindow = TimeSpan.FromSeconds(3),
            RetryAfter = Pick([null, "1", "date"]),
            RateHeaders = isLimited && Chance(0.5),
            TimeScale = 100,
            CallbackDisorder = Chance(0.5),
            ExtraCallbacks = [.. ExtraCallback.Kinds.Keys.Where(_ => Chance(0.4))],
            Xml = Chance(0.1),
            LegsPath = Pick(["/Legs.json", ".json/Legs", "/Legs"]),
            V2Shape = Pick([null, "details", "data", "array"]),
        };
        RateLimit = Chance(0.5) ? 0 : 200;
    }

    public SimulatorOptions Options { get; }

    /// <summary>The client's rate limit; 0 for none.</summary>
    public int RateLimit { get; }

    public TimeSpan ClockOffset { get; }

    /// <summary>How far the client's clock is stepped at most; zero for not at all.</summary>
    public TimeSpan MaxStep { get; }

    public bool IsInOrder => Options.Disorder == 0 && Options.SummerTimeZone is null;

    public Account Account(string address) => new(
        Options.AccountSid, new ApiCredential(Options.ApiKey, Options.ApiToken), Region.Parse(address), AccountTimeZone.Parse(_zone), RateLimit);

    /// <summary>A plan of faults of several kinds, which lets most requests through.</summary>
    public string NextFaults()
    {
        // Without a Date header, a date to wait for can only be compared with a clock that is off: up to 15 minutes of waiting, in which nothing is tested.
        var kinds = Fault.Kinds.Keys.Where(kind => kind switch { Inserting => IsInOrder, "429-date" => Options.DateHeader, _ => true }).ToList();
        var wanted = Chance(0.2) ? kinds : kinds.OrderBy(_ => _random.Next()).Take(_random.Next(1, 7)).ToList();
        var rate = Pick([0.005, 0.05, 0.15]) / wanted.Count;
        var plan = wanted.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind}{(kind is "429-retry-after" or "429-date" ? "=2" : "")}:{rate:0.######}"));
        return Chance(0.1) ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{string.Join(",", plan)};seed={_random.Next()}");
    }

    public TimeSpan NextStep() => ClockOffset + (MaxStep * (_random.NextDouble() * 2 - 1) / 2);

    public override string ToString()
    {
        var text = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"seed {Options.Seed}: {Options.Calls} calls in {Options.Days} days, zone {_zone}, server {Options.ClockOffset.TotalSeconds:+0.#;-0.#;0} s"),
            string.Create(CultureInfo.InvariantCulture, $"client {ClockOffset.TotalSeconds:+0.#;-0.#;0} s, steps of {MaxStep.TotalSeconds:0} s, disorder {Options.Disorder}, total {Options.Total}"),
            string.Create(CultureInfo.InvariantCulture, $"date {Options.DateHeader}, endless {Options.EndlessCursors}, xml {Options.Xml}, server limit {Options.RateLimit}, limit {RateLimit}"),
        };
        return string.Join(", ", text);
    }

    private TimeSpan Off() => Pick([TimeSpan.Zero, TimeSpan.Zero, Seconds(2), Seconds(200), Seconds(40_000)]);

    private TimeSpan Seconds(int most) => TimeSpan.FromSeconds(_random.NextDouble() * 2 * most - most);

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
