using System;
using System.IO;
using System.Text.Json;
using Exotel.Check;
using Xunit;

namespace Exotel.PowerShell.Tests.Repository;

/// <summary>What the check makes of the Pester suites in Wine, without running them.</summary>
public sealed class WinePesterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("exotel-pester-test-");
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/no/such/pwsh.exe")]
    public void Without_a_PowerShell_for_Windows_they_are_skipped_with_the_reason(string? shell)
    {
        var gate = new WinePester(new WineRuntime(new DotNet(_folder.FullName), _folder.FullName), shell, _folder.FullName, _folder.FullName, _output);

        Assert.True(gate.Run());
        Assert.Equal("0 passed, 0 failed, 1 skipped", gate.Summary.ToString());
        Assert.Equal(["Pester suites on Windows, in Wine: EXOTEL_TEST_WINDOWS_PWSH names no pwsh.exe."], gate.Summary.Skipped);
    }

    [Fact]
    public void A_report_gives_the_counts_and_the_names()
    {
        var summary = PesterResults.Read(Write("""{"Passed":3,"Failed":1,"Skipped":1,"Failures":["[Calls.are sent] Expected 1,\r\nbut got 2. (7)"],"Skips":["[Calls.stop on Ctrl+C] "],"Unavailable":null}"""), "Import");

        Assert.Equal("3 passed, 1 failed, 1 skipped", summary.ToString());
        Assert.Equal(["Import: [Calls.are sent] Expected 1, but got 2. (7)"], summary.Failures);
        Assert.Equal(["Import: [Calls.stop on Ctrl+C]"], summary.Skipped);
    }

    [Fact]
    public void A_suite_that_could_not_run_failed()
    {
        var summary = PesterResults.Read(Write("""{"Passed":0,"Failed":0,"Skipped":0,"Failures":[],"Skips":[],"Unavailable":"No Pester 5."}"""), "Import");

        Assert.Equal("0 passed, 1 failed, 0 skipped", summary.ToString());
        Assert.Equal(["Import: No Pester 5."], summary.Failures);
    }

    [Fact]
    public void A_report_that_was_cut_off_is_none()
    {
        var attempts = new WineAttempts("Import", _folder.FullName, _ => 0, _output, ".json", file => PesterResults.Read(file, "Import"));
        foreach (var attempt in new[] { "1", "2" })
            File.WriteAllText(Path.Combine(_folder.FullName, $"Import.{attempt}.json"), "{\"Passed\":3,");

        Assert.Equal(WineOutcome.NoResults, attempts.Run(() => true));
        Assert.ThrowsAny<JsonException>(() => PesterResults.Read(Path.Combine(_folder.FullName, "Import.1.json"), "Import"));
    }

    [Fact]
    public void A_shell_takes_the_words_of_a_command_as_they_are() =>
        Assert.Equal("""'Z:\a b\pwsh.exe' '$HOME' 'it'\''s' ''""", ShellText.Command(["""Z:\a b\pwsh.exe""", "$HOME", "it's", string.Empty]));

    private string Write(string text)
    {
        var path = Path.Combine(_folder.FullName, "report.json");
        File.WriteAllText(path, text);
        return path;
    }
}
