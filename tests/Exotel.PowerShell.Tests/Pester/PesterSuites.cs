using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Demo;
using Xunit;

namespace Exotel.PowerShell.Tests.Pester;

/// <summary>
/// Each Pester file against the staged module, in a child PowerShell. Set EXOTEL_TEST_SHELL to test in another one.
/// xUnit runs the tests of one class one after another, and classes side by side: the files are dealt to two.
/// </summary>
public abstract class PesterSuites(ITestOutputHelper output)
{
    private static string Folder => Path.Combine(RepositoryPaths.Root, "tests", "Pester");

    /// <summary>Together they take as long as all others; one goes to each class.</summary>
    private static readonly string[] Longest = ["Secrecy.Tests.ps1", "Help.Tests.ps1"];

    /// <summary>Every second file: the longest first, then by name.</summary>
    protected static TheoryData<string> Deal(int hand) => new(Directory
        .EnumerateFiles(Folder, "*.Tests.ps1")
        .Select(file => Path.GetFileName(file)!)
        .OrderBy(file => Array.IndexOf(Longest, file) is var place && place < 0 ? Longest.Length : place)
        .ThenBy(file => file, StringComparer.Ordinal)
        .Where((_, index) => index % 2 == hand));

    protected async Task RunAsync(string file)
    {
        var shell = PowerShellFinder.OnPath(Environment.GetEnvironmentVariable("EXOTEL_TEST_SHELL") ?? "pwsh");
        Assert.SkipWhen(shell is null, "No PowerShell (pwsh) on PATH: this suite did not run.");

        var report = await ReportAsync(shell!, file);

        Assert.SkipWhen(report.Unavailable is not null, report.Unavailable ?? string.Empty);
        var count = $"{file}: {report.Passed} passed, {report.Failed} failed, {report.Skipped} skipped in PowerShell {report.PowerShell}";
        output.WriteLine(count);
        TestContext.Current.SendDiagnosticMessage("Pester {0}", count);
        Assert.True(report.Failed == 0, count + Environment.NewLine + string.Join(Environment.NewLine, report.Failures));
        Assert.True(report.Passed > 0, count + ": no test ran.");
    }

    private static async Task<PesterReport> ReportAsync(string shell, string file)
    {
        var results = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        var start = new ProcessStartInfo(shell);
        foreach (var argument in new[] { "-NoProfile", "-NonInteractive", "-File", Path.Combine(Folder, "Invoke-Suite.ps1"), "-Path", Path.Combine(Folder, file), "-ResultPath", results })
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("EXOTEL_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["EXOTEL_TEST_MODULE"] = RepositoryPaths.Manifest;
        start.Environment["EXOTEL_TEST_CONFIGURATION"] = RepositoryPaths.Configuration;
        start.Environment["EXOTEL_TEST_SIMULATOR"] = Path.Combine(AppContext.BaseDirectory, "Exotel.Simulator.dll");
        start.Environment["EXOTEL_TEST_KIT"] = Path.Combine(AppContext.BaseDirectory, "Exotel.TestKit.dll");

        try
        {
            var result = await RealPowerShell.RunAsync(start, TestContext.Current.CancellationToken);
            Assert.True(File.Exists(results), $"{file} ended with {result.ExitCode} and no report.{Environment.NewLine}{result.Output}{result.Error}");
            await using var stream = File.OpenRead(results);
            return (await JsonSerializer.DeserializeAsync<PesterReport>(stream))!;
        }
        finally
        {
            File.Delete(results);
        }
    }
}
