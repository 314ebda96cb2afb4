using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Exotel.Demo;

namespace Exotel.Benchmarks;

/// <summary>Runs scripts, each in a new pwsh process.</summary>
internal sealed class PowerShellProcess(string command)
{
    /// <summary>The pwsh on PATH; null when there is none.</summary>
    public static PowerShellProcess? Find() => PowerShellFinder.OnPath("pwsh") is { } path ? new PowerShellProcess(path) : null;

    /// <summary>Runs a script and returns the duration of the whole process, in milliseconds.</summary>
    public async Task<double> MeasureAsync(string script, IReadOnlyDictionary<string, string> environment)
    {
        var watch = Stopwatch.StartNew();
        await RunAsync(script, environment);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Runs a script and returns the number that it writes last.</summary>
    public async Task<double> RunForNumberAsync(string script, IReadOnlyDictionary<string, string> environment) =>
        double.Parse((await RunAsync(script, environment)).Trim().Split('\n')[^1], CultureInfo.InvariantCulture);

    /// <summary>
    /// Runs a script and returns the peak memory that it writes last. On a processor with a large cache, .NET lets as much garbage gather as
    /// fits into it, up to 70 MB; here 16 MB, as on a desktop, so that what is measured is what the module holds.
    /// </summary>
    public Task<double> MeasurePeakAsync(string script, IReadOnlyDictionary<string, string> environment) =>
        RunForNumberAsync(script, new Dictionary<string, string>(environment) { ["DOTNET_GCgen0size"] = "1000000" });

    /// <exception cref="InvalidOperationException">The script failed or wrote errors.</exception>
    public async Task<string> RunAsync(string script, IReadOnlyDictionary<string, string> environment)
    {
        string[] arguments = ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script];
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";

        using var process = Process.Start(start) ?? throw new InvalidOperationException("Could not start " + command);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && errors.Length == 0 ? await output : throw new InvalidOperationException("A script failed: " + errors);
    }
}
