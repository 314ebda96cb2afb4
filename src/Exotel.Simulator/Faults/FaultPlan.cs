using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace Exotel.Simulator.Faults;

/// <summary>
/// Selects a fault for each request. <c>500:0.05,reset-after:0.02;seed=7</c> selects at random, with the given probabilities;
/// <c>seq=429,ok,cut</c> takes them in order, then none; a suffix such as <c>@connect</c> restricts the plan to paths that contain it.
/// </summary>
internal sealed class FaultPlan
{
    private readonly Lock _sync = new();
    private readonly List<(string Fault, double Rate)> _rates = [];
    private readonly Queue<string> _sequence = new();
    private string _path = string.Empty;
    private Random _random = new(1);

    private FaultPlan(string text) => Text = text;

    public string Text { get; }

    /// <exception cref="FormatException">The text is not a valid plan; the message says why.</exception>
    public static FaultPlan Parse(string text)
    {
        var plan = new FaultPlan(text);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
            plan._path = text[(at + 1)..].Trim();

        foreach (var part in (at < 0 ? text : text[..at]).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("seed=", StringComparison.Ordinal))
                plan._random = new Random(int.Parse(part.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture));
            else if (part.StartsWith("seq=", StringComparison.Ordinal))
                plan.AddSequence(part[4..]);
            else
                plan.AddRates(part);
        }

        return plan;
    }

    /// <summary>The fault for the next request; null for none.</summary>
    public string? Next(string path)
    {
        lock (_sync)
        {
            if (!path.Contains(_path, StringComparison.OrdinalIgnoreCase))
                return null;
            if (_sequence.TryDequeue(out var next))
                return next == Fault.None ? null : next;

            var draw = _rates.Count == 0 ? 1 : _random.NextDouble();
            foreach (var (fault, rate) in _rates)
                if ((draw -= rate) < 0)
                    return fault;
            return null;
        }
    }

    private void AddSequence(string text)
    {
        foreach (var fault in text.Split(',', StringSplitOptions.TrimEntries))
            _sequence.Enqueue(Validate(fault));
    }

    private void AddRates(string text)
    {
        foreach (var entry in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = entry.LastIndexOf(':');
            var rate = 1.0;
            if (colon >= 0 && !double.TryParse(entry.AsSpan(colon + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out rate))
                throw new FormatException($"'{entry}' needs a probability between 0 and 1 after the colon.");
            _rates.Add((Validate(colon < 0 ? entry : entry[..colon]), rate));
        }

        if (_rates.Sum(entry => entry.Rate) > 1.0001)
            throw new FormatException($"The probabilities in '{text}' add up to more than 1.");
    }

    private static string Validate(string fault) => fault == Fault.None || Fault.Kinds.ContainsKey(fault.Split('=')[0])
        ? fault
        : throw new FormatException($"'{fault}' is not a fault. Faults: {string.Join(", ", Fault.Kinds.Keys)}.");
}
