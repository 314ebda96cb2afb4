using System;
using System.IO;
using System.Reflection.PortableExecutable;
using Exotel.Check;
using Xunit;

namespace Exotel.PowerShell.Tests.Repository;

/// <summary>What the check of the repository says of the tests it ran.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("exotel-check-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_closing_line_adds_up_all_test_projects()
    {
        var summary = TestSummary.Read([Trx("a", 4, 2, Result("Works", "Passed") + Result("Needs Mono", "NotExecuted", "There is no\n mono on PATH.")), Trx("b", 2, 2, string.Empty)]);

        Assert.Equal("4 passed, 1 failed, 1 skipped", summary.ToString());
        Assert.Equal(["Needs Mono: There is no mono on PATH."], summary.Skipped);
    }

    [Fact]
    public void The_closing_line_has_the_tests_of_both_systems_and_says_where_one_was_skipped()
    {
        var here = TestSummary.Read([Trx("here", 3, 3, string.Empty)]);
        var there = TestSummary.Read([Trx("there", 3, 1, Result("Needs modes", "NotExecuted") + Result("Breaks", "Failed"))]);

        var both = here.Add(there, "in Wine: ");

        Assert.Equal("4 passed, 1 failed, 1 skipped", both.ToString());
        Assert.Equal(["in Wine: Needs modes"], both.Skipped);
        Assert.Equal(["in Wine: Breaks"], both.Failures);
    }

    [Fact]
    public void A_library_moved_to_another_address_and_back_is_the_same()
    {
        var original = File.ReadAllBytes(Path.Combine(RepositoryPaths.Stage, "sqlite", "win-x64", "e_sqlite3.dll"));
        var path = Path.Combine(_folder.FullName, "moved.dll");
        File.WriteAllBytes(path, original);
        var address = ReadAddress(path);

        ImageBase.Change(path, 0x2_0000_0000);

        Assert.Equal(0x2_0000_0000UL, ReadAddress(path));
        Assert.NotEqual(original, File.ReadAllBytes(path));
        ImageBase.Change(path, address);
        Assert.Equal(original, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_check_without_results_counts_nothing() => Assert.Equal("0 passed, 0 failed, 0 skipped", TestSummary.Read([]).ToString());

    [Fact]
    public void Coverage_is_the_lowest_that_a_report_gives_the_assembly()
    {
        var coverage = Coverage.Read("Exotel.Client", [Cobertura("a", "Exotel.Client", "0.95", "0.91"), Cobertura("b", "Exotel.Client", "0.93", "0.92"), Cobertura("c", "Another", "0.1", "0.1")]);

        Assert.Equal(93, coverage.Lines, 3);
        Assert.Equal(91, coverage.Branches, 3);
    }

    [Fact]
    public void An_assembly_in_no_report_is_not_covered() => Assert.Equal(new(0, 0), Coverage.Read("Exotel.Client", [Cobertura("a", "Another", "1", "1")]));

    private static ulong ReadAddress(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        return reader.PEHeaders.PEHeader!.ImageBase;
    }

    private static string Result(string name, string outcome, string? message = null) =>
        $"<UnitTestResult testName=\"{name}\" outcome=\"{outcome}\">{(message is null ? string.Empty : $"<Output><ErrorInfo><Message>{message}</Message></ErrorInfo></Output>")}</UnitTestResult>";

    private string Trx(string name, int total, int passed, string results) => Write(name + ".trx",
        $"<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\"><Results>{results}</Results><ResultSummary><Counters total=\"{total}\" passed=\"{passed}\" /></ResultSummary></TestRun>");

    private string Cobertura(string name, string package, string lines, string branches) => Write(name + ".xml",
        $"<coverage><packages><package name=\"{package}\" line-rate=\"{lines}\" branch-rate=\"{branches}\" /></packages></coverage>");

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
