using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Exotel.PacingHost;

/// <summary>A process of this program, as its callers see it: it is ready, then waits, and is killed when disposed.</summary>
public sealed class PacingProcess : IDisposable
{
    private readonly Process _process;

    /// <summary>Whether the tests were published with their runtime; there may be no other.</summary>
    private static bool IsSelfContained => File.Exists(Path.Combine(AppContext.BaseDirectory, "hostfxr.dll"));

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Exotel.PacingHost.exe");

    private PacingProcess(Process process) => _process = process;

    /// <summary>Starts the program and waits until the process is ready.</summary>
    public static async Task<PacingProcess> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(IsSelfContained ? Program : "dotnet", IsSelfContained ? arguments : [typeof(PacingProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var child = new PacingProcess(Process.Start(start) ?? throw new InvalidOperationException("The process did not start."));
        if (await child._process.StandardOutput.ReadLineAsync() is not "ready")
        {
            var error = await child._process.StandardError.ReadToEndAsync();
            child.Dispose();
            throw new InvalidOperationException("The process failed: " + error);
        }

        return child;
    }

    /// <summary>Lets the process continue.</summary>
    public void Continue()
    {
        _process.StandardInput.WriteLine();
        _process.StandardInput.Flush();
    }

    /// <returns>What the process writes until it ends.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<string> ReadToEndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync();
        var error = await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode == 0 ? output : throw new InvalidOperationException("The process failed: " + error);
    }

    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
