using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Demo;

/// <summary>A PowerShell that can be run: a command on PATH, or the .NET tool of this repository.</summary>
internal sealed class Shell
{
    private static readonly TimeSpan ToolRestoreLimit = TimeSpan.FromMinutes(3);

    private readonly string _command;
    private readonly IReadOnlyList<string> _before;

    private Shell(string name, string command, params string[] before)
    {
        Name = name;
        _command = command;
        _before = before;
    }

    public string Name { get; }

    /// <summary>pwsh; on Windows else powershell.exe; else the .NET tool; null when there is none.</summary>
    public static async Task<Shell?> FindAsync(string repository, CancellationToken cancellationToken)
    {
        var commands = OperatingSystem.IsWindows() ? new[] { "pwsh", "powershell" } : ["pwsh"];
        if (PowerShellFinder.OnPath(commands) is { } path)
            return new Shell(path, path);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ToolRestoreLimit);
        var restored = File.Exists(Path.Combine(repository, ".config", "dotnet-tools.json"))
            && await RunAsync("dotnet", ["tool", "restore"], new Dictionary<string, string>(), repository, quiet: true, limit.Token) == 0;
        return restored ? new Shell("the .NET tool pwsh", "dotnet", "tool", "run", "pwsh", "--") : null;
    }

    public Task<int> RunAsync(string script, IReadOnlyDictionary<string, string> environment, string folder, CancellationToken cancellationToken) =>
        RunAsync(_command, [.. _before, "-NoProfile", "-NonInteractive", "-Command", script], environment, folder, quiet: false, cancellationToken);

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
