using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace Exotel.PowerShell.Tests.Pester;

/// <summary>How a child process of the tests ends.</summary>
public sealed class RealPowerShellTests
{
    [Theory]
    [InlineData("echo begun; echo trouble >&2; sleep 600")]
    [InlineData("echo begun; echo trouble >&2; sleep 20 &")]
    public async Task A_process_that_is_ended_for_its_time_shows_what_it_printed(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The process is a shell of Unix.");
        var start = new ProcessStartInfo("sh") { ArgumentList = { "-c", script } };

        var error = await Assert.ThrowsAsync<TimeoutException>(() => RealPowerShell.RunAsync(start, TestContext.Current.CancellationToken, TimeSpan.FromSeconds(10)));

        Assert.Contains("did not end within 0:00:10. It printed:\nbegun\ntrouble\n", error.Message, StringComparison.Ordinal);
    }
}
