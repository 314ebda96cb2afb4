using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.PowerShell.Tests.Pester;

/// <summary>A PowerShell of this machine, run as a child process; ended by its id when its time is up.</summary>
internal static class RealPowerShell
{
    /// <summary>Far more than a suite takes, also on a machine that others keep busy.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Far more than a stream needs to close after its process has been ended.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(20);

    /// <exception cref="TimeoutException">The process did not end within the limit; the message has what it printed.</exception>
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
        var printed = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            var streams = await printed.WaitAsync(deadline.Token);
            return new ProcessResult(process.ExitCode, streams[0], streams[1]);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            var streams = await printed.WaitAsync(LastWords, cancellationToken);
            throw new TimeoutException(
                $"{string.Join(' ', start.ArgumentList.Prepend(start.FileName))} did not end within {(limit ?? Limit).TotalMinutes} minutes. It printed:\n{streams[0]}{streams[1]}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
