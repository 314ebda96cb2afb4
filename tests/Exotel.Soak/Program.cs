using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;

namespace Exotel.Soak;

/// <summary>Runs episodes with random scenarios for some minutes, and prints what was done and what was broken.</summary>
internal static class Program
{
    private const int DefaultMinutes = 20;

    private static readonly TimeSpan EpisodeLength = TimeSpan.FromSeconds(12);

    /// <returns>0 when nothing was broken; 1 otherwise; 2 when the arguments are invalid.</returns>
    public static async Task<int> Main(string[] arguments)
    {
        var minutes = (double)DefaultMinutes;
        var seed = Environment.TickCount & int.MaxValue;
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : string.Empty;
            var isValid = arguments[i] switch
            {
                "--minutes" => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out minutes),
                "--seed" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                _ => false,
            };
            if (!isValid)
            {
                await Console.Error.WriteLineAsync("Usage: Exotel.Soak [--minutes <number>] [--seed <number>]");
                return 2;
            }
        }

        return await RunAsync(TimeSpan.FromMinutes(minutes), seed) ? 0 : 1;
    }

    private static async Task<bool> RunAsync(TimeSpan length, int seed)
    {
        var findings = new Findings();
        var memory = new MemoryLog();
        TaskScheduler.UnobservedTaskException += (_, fault) => findings.Break("unobserved tasks", fault.Exception.ToString());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {length.TotalMinutes:0.#} minutes"));

        var random = new Random(seed);
        var watch = Stopwatch.StartNew();
        for (var minute = 1; watch.Elapsed < length; minute++)
        {
            while (watch.Elapsed < TimeSpan.FromMinutes(minute) && watch.Elapsed < length)
                await Episode.RunAsync(random.Next(), EpisodeLength, findings);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"minute {watch.Elapsed.TotalMinutes:0.0}: {memory.Measure()}, {findings["requests"]} requests, {findings["listings complete"]} listings complete, {findings["calls listed"]} calls listed, {findings["calls placed"]} placed"));
        }

        Console.WriteLine();
        foreach (var line in findings.Lines())
            Console.WriteLine(line);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory, last quarter to first: {memory.Ratio:0.00}"));
        var isSound = findings.IsSound && memory.IsFlat;
        Console.WriteLine(isSound ? "SOUND" : "BROKEN");
        return isSound;
    }
}
