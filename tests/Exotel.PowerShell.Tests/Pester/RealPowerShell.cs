using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.PowerShell.Tests.Pester;

/// <summary>A PowerShell of this machine, run as a child process; ended by its id when its time is up.</summary>
internal static class RealPowerShell
{
    /// <summary>Far more than a suite takes, also on a machine that others keep busy.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <exception cref="TimeoutException">The process, or one that it left behind with its streams, did not end within the limit; the message has what was printed.</exception>
    public static async Task<ProcessResult> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        start.UseShellExecute = false;

        using var process = Process.Start(start) ?? throw new InvalidOperationException("Could not start " + start.FileName);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit ?? Limit);
        process.StandardInput.Close();
        var output = new StringBuilder();
        var error = new StringBuilder();
        try
        {
            await Task.WhenAll(ReadAsync(process.StandardOutput, output, deadline.Token), ReadAsync(process.StandardError, error, deadline.Token));
            await process.WaitForExitAsync(deadline.Token);
            return new ProcessResult(process.ExitCode, output.ToString(), error.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{string.Join(' ', start.ArgumentList.Prepend(start.FileName))} did not end within {limit ?? Limit:g}. It printed:\n{output}{error}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task ReadAsync(StreamReader stream, StringBuilder text, CancellationToken cancellationToken)
    {
        var buffer = new char[4096];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            text.Append(buffer, 0, count);
    }
}
