using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>
/// Measures several ways of doing the same thing, alternately: other load on the machine affects all of them, so that
/// their ratios remain valid where their times do not.
/// </summary>
internal sealed class Comparison
{
    private readonly List<(string Name, Func<Task<double>> Measure)> _candidates = [];
    private readonly Dictionary<string, List<double>> _samples = new(StringComparer.Ordinal);

    public Comparison Add(string name, Func<Task<double>> measure)
    {
        _candidates.Add((name, measure));
        _samples[name] = [];
        return this;
    }

    public async Task<Comparison> RunAsync(int rounds, int warmUps = 0)
    {
        for (var round = -warmUps; round < rounds; round++)
        {
            foreach (var (name, measure) in _candidates)
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

    public double Median(string name) => Median(_samples[name]);

    /// <summary>The median of the ratios of each round.</summary>
    public double Ratio(string slow, string fast) => Median(_samples[slow].Zip(_samples[fast], (left, right) => left / right));

    private static double Median(IEnumerable<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
