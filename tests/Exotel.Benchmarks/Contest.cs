using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>
/// Measures several ways of doing the same, by turns: whatever else the machine does meanwhile falls on all of them, so
/// that their ratios hold where their times do not.
/// </summary>
internal sealed class Contest
{
    private readonly List<(string Name, Func<Task<double>> Measure)> _entrants = [];
    private readonly Dictionary<string, List<double>> _samples = new(StringComparer.Ordinal);

    public Contest Add(string name, Func<Task<double>> measure)
    {
        _entrants.Add((name, measure));
        _samples[name] = [];
        return this;
    }

    public async Task<Contest> RunAsync(int rounds, int warmUps = 0)
    {
        for (var round = -warmUps; round < rounds; round++)
        {
            foreach (var (name, measure) in _entrants)
            {
                GC.Collect();
                var sample = await measure();
                if (round >= 0)
                    _samples[name].Add(sample);
            }
        }

        foreach (var (name, samples) in _samples)
            Console.WriteLine(FormattableString.Invariant($"  {name}: {string.Join(", ", samples.Select(sample => Figures.Short(sample)))}"));
        return this;
    }

    public double Median(string name)
    {
        var sorted = _samples[name].Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The median of the ratios within each round.</summary>
    public double Ratio(string slow, string fast)
    {
        var ratios = _samples[slow].Zip(_samples[fast], (left, right) => left / right).Order().ToList();
        return (ratios[(ratios.Count - 1) / 2] + ratios[ratios.Count / 2]) / 2;
    }
}
