using System;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Exotel.PowerShell.Tests.Pester;

/// <summary>How a child process of the tests ends.</summary>
public sealed class RealPowerShellTests
{
    [Fact]
    public async Task A_process_that_is_ended_for_its_time_shows_what_it_printed()
    {
        var message = await RunTooLongAsync("echo begun; echo trouble >&2; sleep 600");

        Assert.Contains("did not end within 0:00:10. It printed:\nbegun\ntrouble\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_does_one_that_ends_and_leaves_its_streams_to_another_process()
    {
        var message = await RunTooLongAsync("sleep 600 & echo $!; echo trouble >&2");

        var left = Regex.Match(message, @"did not end within 0:00:10\. It printed:\n(\d+)\ntrouble\n$");
        Assert.True(left.Success, message);
        using var process = Process.GetProcessById(int.Parse(left.Groups[1].Value, CultureInfo.InvariantCulture));
        process.Kill();
    }

    private static async Task<string> RunTooLongAsync(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is a shell of Unix.");
        var start = new ProcessStartInfo("sh") { ArgumentList = { "-c", script } };
        var error = await Assert.ThrowsAsync<TimeoutException>(() => RealPowerShell.RunAsync(start, TestContext.Current.CancellationToken, TimeSpan.FromSeconds(10)));
        return error.Message;
    }
}
