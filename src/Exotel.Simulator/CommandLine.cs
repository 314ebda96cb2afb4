using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Connect;
using Exotel.Simulator.Faults;

namespace Exotel.Simulator;

/// <summary>The options of the command line.</summary>
internal sealed class CommandLine
{
    private const int DefaultPort = 5080;

    private static readonly IReadOnlyList<(string Name, string Value, string Description)> Known =
    [
        ("--port", "n", "port to listen on (default 5080; 0 for a free port)"),
        ("--listen", "address", "IP address to listen on (default 127.0.0.1)"),
        ("--calls", "n", "finished calls at the start (default 2000)"),
        ("--days", "n", "how many days back these calls go (default 31)"),
        ("--seed", "n", "seed of the generated calls (default 1)"),
        ("--sid", "text", "account SID (default exotest)"),
        ("--key", "text", "API key (default simkey)"),
        ("--token", "text", "API token (default simtoken)"),
        ("--time-zone", "offset", "UTC offset of the account's time zone (default +05:30)"),
        ("--summer-time-zone", "name", "time zone with summer time, such as Europe/Berlin; lists are then ordered by instant"),
        ("--disorder", "s", "how far lists are from the order of the times of calls, in seconds (default 0)"),
        ("--clock-offset", "ms", "how far the server's clock is ahead, in milliseconds; negative when behind (default 0)"),
        ("--no-date", "", "respond without a Date header"),
        ("--total", "n", "total that every list reports (default: the number of calls)"),
        ("--endless-cursors", "", "link the last page of a list to itself, each time with a new cursor"),
        ("--latency", "ms", "delay before each response, in milliseconds (default 0)"),
        ("--rate-limit", "n", "maximum requests in a window (default 0: no limit)"),
        ("--rate-window", "s", "length of the window, in seconds, such as 60 or 0.5 (default 60)"),
        ("--retry-after", "s|date", "Retry-After header of a 429 response (default none)"),
        ("--rate-headers", "", "send X-RateLimit headers"),
        ("--others", "n", "requests of other clients of the account in a window (default 0)"),
        ("--others-burst", "n", "how many of these arrive at once (default 1)"),
        ("--time-scale", "factor", "speed of placed calls relative to real time (default 1)"),
        ("--price-delay", "s", "how long after its end a generated call has a duration and price, at most (default 0)"),
        ("--long-calls", "percent", "answered calls that last up to four hours; listed when over, under the time they began (default 0)"),
        ("--corrections", "percent", "calls whose record is corrected within a day after they ended (default 0)"),
        ("--callback-disorder", "", "post callbacks twice and out of order"),
        ("--extra-callbacks", "list", "what else to post before each terminal event, separated by commas; or all"),
        ("--no-legs-json", "", "serve /Legs only, not /Legs.json"),
        ("--legs-path", "path", "the only path of legs: /Legs.json (default), .json/Legs or /Legs"),
        ("--v2-shape", "shape", "shape of v2 details: details, data or array (default: varies by call)"),
        ("--phones", "n", "number of ExoPhones; the calls use the first four (default 6)"),
        ("--phone-shape", "shape", "shape of ExoPhones and their health: bare or envelope (default: as documented)"),
        ("--link-host", "url", "host in the page links of ExoPhones (default http://twilix.exotel.com)"),
        ("--users", "n", "number of users; the first ones are agents of the calls (default 12)"),
        ("--agents", "n", "agents of the calls, who are the first users (default 0: parties of any kind)"),
        ("--user-shape", "shape", "shape of users: blocks or block (default blocks)"),
        ("--disabled", "list", "what the account does not have, separated by commas: phones, health, users"),
        ("--faults", "plan", "fault plan, see below"),
        ("--xml", "", "respond with XML although JSON was requested"),
        ("--parent", "pid", "exit when this process exits"),
        ("--help", "", "show this help"),
    ];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">An option or value is invalid; the message says which.</exception>
    public CommandLine(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            var takesValue = TakesValue(name);
            if (takesValue && i + 1 == arguments.Count)
                throw new FormatException($"{name} requires a value.");
            _values[name] = takesValue ? arguments[++i] : string.Empty;
        }

        Options = Read(new SimulatorOptions());
    }

    public SimulatorOptions Options { get; }

    public bool ShowHelp => _values.ContainsKey("--help");

    public int? Parent => _values.ContainsKey("--parent") ? Number("--parent", 0) : null;

    public static string Help
    {
        get
        {
            var text = new StringBuilder("Simulates the Exotel API on this machine, to try the module and to test scripts.\n\n");
            foreach (var (name, value, description) in Known)
                text.Append(CultureInfo.InvariantCulture, $"  {name + (value.Length > 0 ? " <" + value + ">" : ""),-24} {description}\n");
            text.Append("\nA fault plan is either a list of faults with their probabilities, such as 500:0.05,reset-after:0.02;seed=7,\n")
                .Append("or a sequence with one fault for each request, such as seq=429,ok,cut. A suffix such as @connect restricts\nit to paths that contain that text.\n\n");
            foreach (var (fault, description) in Fault.Kinds)
                text.Append(CultureInfo.InvariantCulture, $"  {fault,-24} {description}\n");
            text.Append("\nExtra callbacks:\n\n");
            foreach (var (kind, description) in ExtraCallback.Kinds)
                text.Append(CultureInfo.InvariantCulture, $"  {kind,-24} {description}\n");
            return text.ToString();
        }
    }

    private static bool TakesValue(string name)
    {
        foreach (var known in Known)
            if (known.Name == name)
                return known.Value.Length > 0;
        throw new FormatException($"{name} is not an option. See --help.");
    }

    private SimulatorOptions Read(SimulatorOptions defaults) => defaults with
    {
        Port = Number("--port", DefaultPort),
        Listen = Text("--listen", defaults.Listen),
        Calls = Number("--calls", defaults.Calls),
        Days = Number("--days", defaults.Days),
        Seed = Number("--seed", defaults.Seed),
        AccountSid = Text("--sid", defaults.AccountSid),
        ApiKey = Text("--key", defaults.ApiKey),
        ApiToken = Text("--token", defaults.ApiToken),
        TimeZone = Offset("--time-zone", defaults.TimeZone),
        SummerTimeZone = Zone("--summer-time-zone"),
        Disorder = Number("--disorder", 0),
        ClockOffset = TimeSpan.FromMilliseconds(SignedNumber("--clock-offset")),
        DateHeader = !_values.ContainsKey("--no-date"),
        Total = _values.ContainsKey("--total") ? Number("--total", 0) : null,
        EndlessCursors = _values.ContainsKey("--endless-cursors"),
        Latency = TimeSpan.FromMilliseconds(Number("--latency", 0)),
        RateLimit = Number("--rate-limit", 0),
        RateWindow = Seconds("--rate-window", defaults.RateWindow),
        RetryAfter = _values.GetValueOrDefault("--retry-after"),
        RateHeaders = _values.ContainsKey("--rate-headers"),
        Others = Number("--others", 0),
        OthersBurst = Number("--others-burst", defaults.OthersBurst),
        TimeScale = Number("--time-scale", 1),
        Faults = FaultPlan.Parse(Text("--faults", string.Empty)).Text,
        PriceDelay = Seconds("--price-delay", TimeSpan.Zero),
        LongCalls = Number("--long-calls", 0),
        Corrections = Number("--corrections", 0),
        CallbackDisorder = _values.ContainsKey("--callback-disorder"),
        ExtraCallbacks = ReadExtraCallbacks(),
        LegsPath = Text("--legs-path", _values.ContainsKey("--no-legs-json") ? "/Legs" : defaults.LegsPath),
        V2Shape = _values.GetValueOrDefault("--v2-shape"),
        Phones = Number("--phones", defaults.Phones),
        PhoneShape = _values.GetValueOrDefault("--phone-shape"),
        LinkHost = Text("--link-host", defaults.LinkHost),
        Users = Number("--users", defaults.Users),
        Agents = Number("--agents", defaults.Agents),
        UserShape = Text("--user-shape", defaults.UserShape),
        Disabled = Text("--disabled", string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Xml = _values.ContainsKey("--xml"),
    };

    private List<string> ReadExtraCallbacks()
    {
        var text = Text("--extra-callbacks", string.Empty);
        if (text == "all")
            return [.. ExtraCallback.Kinds.Keys];
        var kinds = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var kind in kinds)
            if (!ExtraCallback.Kinds.ContainsKey(kind))
                throw new FormatException($"'{kind}' is not a callback. Callbacks: {string.Join(", ", ExtraCallback.Kinds.Keys)}.");
        return [.. kinds];
    }

    private string Text(string name, string defaultValue) => _values.GetValueOrDefault(name, defaultValue);

    private int Number(string name, int defaultValue)
    {
        if (!_values.TryGetValue(name, out var text))
            return defaultValue;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name} must be a whole number, not '{text}'.");
    }

    private TimeSpan Seconds(string name, TimeSpan defaultValue)
    {
        if (!_values.TryGetValue(name, out var text))
            return defaultValue;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"{name} must be a number of seconds, not '{text}'.");
    }

    private int SignedNumber(string name)
    {
        if (!_values.TryGetValue(name, out var text))
            return 0;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name} must be a whole number, not '{text}'.");
    }

    private TimeZoneInfo? Zone(string name)
    {
        if (!_values.TryGetValue(name, out var text))
            return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : throw new FormatException($"{name} must be a time zone of this system, not '{text}'.");
    }

    private TimeSpan Offset(string name, TimeSpan defaultValue)
    {
        if (!_values.TryGetValue(name, out var text))
            return defaultValue;
        return TimeSpan.TryParseExact(text.TrimStart('+', '-'), @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
            ? text.StartsWith('-') ? -offset : offset
            : throw new FormatException($"{name} must be an offset such as +05:30, not '{text}'.");
    }
}
