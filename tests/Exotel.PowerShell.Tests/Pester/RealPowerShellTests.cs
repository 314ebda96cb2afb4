using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace Exotel.PowerShell.Tests.Pester;

/// <summary>How a child process of the tests ends.</summary>
public sealed class RealPowerShellTests
{
    [Fact]
    public async Task A_process_that_is_ended_for_its_time_shows_what_it_printed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is a shell of Unix.");
        var start = new ProcessStartInfo("sh") { ArgumentList = { "-c", "echo begun; echo trouble >&2; sleep 600" } };

        var error = await Assert.ThrowsAsync<TimeoutException>(() => RealPowerShell.RunAsync(start, TestContext.Current.CancellationToken, TimeSpan.FromSeconds(2)));

        Assert.Contains("It printed:\nbegun\ntrouble\n", error.Message, StringComparison.Ordinal);
    }
}
