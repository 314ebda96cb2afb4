using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Demo;

/// <summary>A PowerShell to run scripts with: a command on PATH, or the .NET tool of this repository.</summary>
/// <param name="name">The name to show.</param>
/// <param name="command">The command to start.</param>
/// <param name="prefix">The arguments that come before those of PowerShell.</param>
internal sealed class Shell(string name, string command, params string[] prefix)
{
    private static readonly TimeSpan ToolRestoreTimeout = TimeSpan.FromMinutes(3);

    public string Name { get; } = name;

    /// <summary>Finds pwsh, on Windows also powershell.exe, and otherwise the .NET tool; null when there is none.</summary>
    public static async Task<Shell?> FindAsync(string repository, CancellationToken cancellationToken)
    {
        string[] commands = OperatingSystem.IsWindows() ? ["pwsh", "powershell"] : ["pwsh"];
        if (PowerShellFinder.OnPath(commands) is { } path)
            return new Shell(path, path);

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ToolRestoreTimeout);
        var restored = File.Exists(Path.Combine(repository, ".config", "dotnet-tools.json"))
            && await RunAsync("dotnet", ["tool", "restore"], new Dictionary<string, string>(), repository, quiet: true, timeout.Token) == 0;
        return restored ? new Shell("the .NET tool pwsh", "dotnet", "tool", "run", "pwsh", "--") : null;
    }

    public Task<int> RunAsync(string script, IReadOnlyDictionary<string, string> environment, string folder, CancellationToken cancellationToken) =>
        RunAsync(command, [.. prefix, "-NoProfile", "-NonInteractive", "-Command", script], environment, folder, quiet: false, cancellationToken);

    private static async Task<int> RunAsync(
        string command, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string folder, bool quiet, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = quiet, RedirectStandardError = quiet };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException("Could not start " + command);
        try
        {
            if (quiet)
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return -1;
        }
    }
}
