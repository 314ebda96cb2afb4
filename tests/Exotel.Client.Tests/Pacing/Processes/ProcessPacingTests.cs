using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Exotel.PacingHost;
using Exotel.Simulator;
using Exotel.Simulator.Configuration;
using Xunit;

namespace Exotel.Tests.Pacing.Processes;

/// <summary>The rate limit that real processes share.</summary>
public sealed class ProcessPacingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("exotel-pacing-");

    private string PacingPath => Path.Combine(_folder.FullName, "pace.bin");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Three_processes_together_keep_to_the_rate_limit_and_use_it()
    {
        const int Limit = 20;
        var window = TimeSpan.FromMilliseconds(500);
        var processes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PacingProcess.StartAsync("acquire", PacingPath, "20", "500", "40")));
        foreach (var process in processes)
            process.Continue();
        var outputs = await Task.WhenAll(processes.Select(process => process.ReadToEndAsync()));
        foreach (var process in processes)
            process.Dispose();

        var times = outputs.SelectMany(output => output.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(Seconds).Order().ToList();
        Assert.Equal(120, times.Count);
        for (var i = Limit; i < times.Count; i++)
            Assert.True(times[i] - times[i - Limit] >= window.TotalSeconds, $"Request {i} came {times[i] - times[i - Limit]:0.000} s after the twentieth before it.");
        Assert.InRange(times[^1] - times[0], 5 * window.TotalSeconds, 15 * window.TotalSeconds);
    }

    [Fact]
    public async Task A_killed_process_frees_the_file_and_its_permits()
    {
        using (var holder = await PacingProcess.StartAsync("hold", PacingPath))
            holder.Kill();
        var limiter = new RateLimiter(Clock.System, new PacingStore(Clock.System, new PacingFile(PacingPath)), TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();

        // Its five requests were in flight and hold every permit.
        Assert.Equal(5, limiter.GetStatus(new RateLimits(5, 5)).Used);
        (await limiter.SingleAsync(5)).Answer();

        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(20));
        Assert.Null(limiter.TakeProblem());
    }

    [Fact]
    public async Task A_file_that_another_process_does_not_release_does_not_stop_requests()
    {
        using var holder = await PacingProcess.StartAsync("hold", PacingPath);
        var limiter = new RateLimiter(Clock.System, new PacingStore(Clock.System, new PacingFile(PacingPath)));

        (await limiter.SingleAsync(5)).Answer();

        Assert.NotNull(limiter.TakeProblem());
    }

    [Fact]
    public async Task Processes_go_on_together_after_the_file_was_damaged()
    {
        var processes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => PacingProcess.StartAsync("acquire", PacingPath, "20", "300", "40")));
        foreach (var process in processes)
            process.Continue();
        var outputs = processes.Select(process => process.ReadToEndAsync()).ToList();
        for (var torn = 0; torn < 10 && !outputs.All(output => output.IsCompleted);)
        {
            try
            {
                await using var file = new FileStream(PacingPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                file.SetLength(file.Length / 2);
                torn++;
            }
            catch (IOException)
            {
            }

            await Task.Yield();
        }

        var times = (await Task.WhenAll(outputs)).SelectMany(output => output.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var process in processes)
            process.Dispose();
        Assert.Equal(80, times.Count);
    }

    [Fact]
    public async Task Two_processes_that_list_at_the_same_time_both_complete_without_a_rejected_request()
    {
        await using var server = await SimulatorServer.StartAsync(
            new SimulatorOptions { Calls = 5_000, Days = 20, RateLimit = 40, RateWindow = TimeSpan.FromMilliseconds(500) }, TestContext.Current.CancellationToken);
        var processes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            PacingProcess.StartAsync("list", PacingPath, server.Address.AbsoluteUri, "40", "32", "500", "6")));
        foreach (var process in processes)
            process.Continue();

        var outputs = await Task.WhenAll(processes.Select(process => process.ReadToEndAsync()));

        foreach (var process in processes)
            process.Dispose();
        Assert.All(outputs, output => Assert.StartsWith("5000 ", output, StringComparison.Ordinal));
        Assert.Equal(0, server.Limiter.Violations);
    }

    [Fact]
    public async Task The_file_can_be_read_only_by_its_user()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        (await new RateLimiter(Clock.System, new PacingStore(Clock.System, new PacingFile(PacingPath))).SingleAsync(5)).Answer();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PacingPath));
    }

    private static double Seconds(string ticks) => long.Parse(ticks, CultureInfo.InvariantCulture) / (double)Stopwatch.Frequency;
}
