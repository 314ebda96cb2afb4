using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;

namespace Exotel.Simulator;

/// <summary>Reads the options of the command line.</summary>
internal sealed class CommandLine
{
    private const int DefaultPort = 5080;

    private static readonly IReadOnlyList<(string Name, string Value, string Text)> Known =
    [
        ("--port", "n", "port to listen on (5080; 0 for a free one)"),
        ("--listen", "address", "address to listen on (127.0.0.1)"),
        ("--calls", "n", "finished calls at the start (2000)"),
        ("--days", "n", "days that they reach back (31)"),
        ("--seed", "n", "other data for another number (1)"),
        ("--sid", "text", "account SID (exotest)"),
        ("--key", "text", "API key (simkey)"),
        ("--token", "text", "API token (simtoken)"),
        ("--time-zone", "offset", "offset of the account's clock (+05:30)"),
        ("--latency", "ms", "how long each answer takes (0)"),
        ("--rate-limit", "n", "requests in a window (0, no limit)"),
        ("--rate-window", "s", "length of the window (60)"),
        ("--retry-after", "s|date", "what a 429 says of waiting (nothing)"),
        ("--time-scale", "factor", "how much faster than real placed calls live (1)"),
        ("--callback-disorder", "", "post callbacks twice and out of order"),
        ("--no-legs-json", "", "only /Legs exists, not /Legs.json"),
        ("--v2-shape", "shape", "details, data or array (depends on the call)"),
        ("--faults", "plan", "faults, see below"),
        ("--xml", "", "answer XML although JSON was asked"),
        ("--parent", "pid", "end when this process ends"),
        ("--help", "", "this text"),
    ];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">An option or value that is not known; the message says which.</exception>
    public CommandLine(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            var takesValue = TakesValue(name);
            if (takesValue && i + 1 == arguments.Count)
                throw new FormatException($"{name} needs a value.");
            _values[name] = takesValue ? arguments[++i] : string.Empty;
        }

        Options = Read(new SimulatorOptions());
    }

    public SimulatorOptions Options { get; }

    public bool WantsHelp => _values.ContainsKey("--help");

    public int? Parent => _values.ContainsKey("--parent") ? Number("--parent", 0) : null;

    public static string Help
    {
        get
        {
            var text = new StringBuilder("A local Exotel, to try the module and to test scripts.\n\n");
            foreach (var (name, value, meaning) in Known)
                text.Append(CultureInfo.InvariantCulture, $"  {name + (value.Length > 0 ? " <" + value + ">" : ""),-24} {meaning}\n");
            text.Append("\nA plan of faults is a list of faults with their probabilities, 500:0.05,reset-after:0.02;seed=7,\n")
                .Append("or faults for one request after the other, seq=429,ok,cut; with @connect at its end it keeps to such paths.\n\n");
            foreach (var (fault, meaning) in Fault.Kinds)
                text.Append(CultureInfo.InvariantCulture, $"  {fault,-24} {meaning}\n");
            return text.ToString();
        }
    }

    private static bool TakesValue(string name)
    {
        foreach (var known in Known)
            if (known.Name == name)
                return known.Value.Length > 0;
        throw new FormatException($"{name} is no option. See --help.");
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
        Latency = TimeSpan.FromMilliseconds(Number("--latency", 0)),
        RateLimit = Number("--rate-limit", 0),
        RateWindow = TimeSpan.FromSeconds(Number("--rate-window", 60)),
        RetryAfter = _values.GetValueOrDefault("--retry-after"),
        TimeScale = Number("--time-scale", 1),
        Faults = FaultPlan.Parse(Text("--faults", string.Empty)).Text,
        CallbackDisorder = _values.ContainsKey("--callback-disorder"),
        LegsJson = !_values.ContainsKey("--no-legs-json"),
        V2Shape = _values.GetValueOrDefault("--v2-shape"),
        Xml = _values.ContainsKey("--xml"),
    };

    private string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    private int Number(string name, int otherwise)
    {
        if (!_values.TryGetValue(name, out var text))
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name} takes a whole number, not '{text}'.");
    }

    private TimeSpan Offset(string name, TimeSpan otherwise)
    {
        if (!_values.TryGetValue(name, out var text))
            return otherwise;
        return TimeSpan.TryParseExact(text.TrimStart('+', '-'), @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
            ? text.StartsWith('-') ? -offset : offset
            : throw new FormatException($"{name} takes an offset such as +05:30, not '{text}'.");
    }
}
