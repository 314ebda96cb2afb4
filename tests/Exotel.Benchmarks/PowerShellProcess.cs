using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>Runs scripts, each in a pwsh of its own.</summary>
internal sealed class PowerShellProcess
{
    private readonly string _command;

    private PowerShellProcess(string command) => _command = command;

    /// <summary>The pwsh on PATH; null when there is none.</summary>
    public static PowerShellProcess? Find()
    {
        var name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        return path is null ? null : new PowerShellProcess(path);
    }

    /// <summary>How long the whole process took, in milliseconds.</summary>
    public async Task<double> TimeAsync(string script, IReadOnlyDictionary<string, string> environment)
    {
        var watch = Stopwatch.StartNew();
        await RunAsync(script, environment);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>The number that the script writes last.</summary>
    public async Task<double> NumberAsync(string script, IReadOnlyDictionary<string, string> environment) =>
        double.Parse((await RunAsync(script, environment)).Trim().Split('\n')[^1], CultureInfo.InvariantCulture);

    /// <exception cref="InvalidOperationException">The script failed, or wrote errors.</exception>
    public async Task<string> RunAsync(string script, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(_command) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script })
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";

        using var process = Process.Start(start) ?? throw new InvalidOperationException("Could not start " + _command);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && errors.Length == 0 ? await output : throw new InvalidOperationException("A script failed: " + errors);
    }
}
