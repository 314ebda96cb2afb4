using System;
using System.Collections.Generic;
using System.IO;
using Exotel.Check;
using Xunit;

namespace Exotel.PowerShell.Tests.Repository;

/// <summary>What the check makes of a test project that Wine ended, or in which a test failed.</summary>
public sealed class WineAttemptsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("exotel-wine-test-");
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
    }

    [Fact]
    public void A_project_whose_tests_passed_runs_once()
    {
        var (outcome, summary, runs) = Run(Ends(0, Trx(passed: 3)));

        Assert.Equal((WineOutcome.Passed, "3 passed, 0 failed, 0 skipped", 1), (outcome, summary, runs));
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public void What_failed_once_and_passed_then_passes_and_is_told()
    {
        var (outcome, summary, runs) = Run(Ends(1, Trx(passed: 2, other: ("Sends", "Failed"))), Ends(0, Trx(passed: 3)));

        Assert.Equal((WineOutcome.Passed, "3 passed, 0 failed, 0 skipped", 2), (outcome, summary, runs));
        Assert.Contains("Sends", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_and_was_then_ended_by_Wine_failed_and_keeps_its_results()
    {
        var (outcome, summary, _) = Run(Ends(1, Trx(passed: 2, other: ("Sends", "Failed"))), Ends(-1073741819, null));

        Assert.Equal((WineOutcome.Failed, "2 passed, 1 failed, 0 skipped"), (outcome, summary));
    }

    [Fact]
    public void What_failed_and_has_no_time_for_another_attempt_failed()
    {
        var mayTry = true;
        var (outcome, summary, runs) = Run(() => mayTry, file =>
        {
            mayTry = false;
            return Ends(1, Trx(passed: 0, other: ("Sends", "Failed")))(file);
        });

        Assert.Equal((WineOutcome.Failed, "0 passed, 1 failed, 0 skipped", 1), (outcome, summary, runs));
    }

    [Fact]
    public void A_project_that_Wine_ended_twice_has_no_results() => Assert.Equal((WineOutcome.NoResults, null, 2), Run(Ends(139, null), Ends(null, null)));

    [Fact]
    public void A_project_without_a_test_failed() => Assert.Equal(WineOutcome.Failed, Run(Ends(0, Trx(passed: 0)), Ends(0, Trx(passed: 0))).Outcome);

    [Fact]
    public void A_project_whose_tests_were_all_skipped_failed_unless_they_may_be()
    {
        var skipped = Ends(0, Trx(passed: 0, other: ("Needs modes", "NotExecuted")));

        Assert.Equal(WineOutcome.Failed, Run(skipped, skipped).Outcome);
        Assert.Equal(WineOutcome.Passed, new WineAttempts("Some.Tests", _folder.FullName, skipped, _output, ".trx", file => TestSummary.Read([file])) { MinPassed = 0 }.Run(() => true));
    }

    [Fact]
    public void An_exit_code_that_no_test_explains_is_a_failure() => Assert.Equal(WineOutcome.Failed, Run(Ends(3, Trx(passed: 3)), Ends(3, Trx(passed: 3))).Outcome);

    [Fact]
    public void Results_that_were_cut_off_are_none() => Assert.Equal(WineOutcome.Passed, Run(Ends(9, "<TestRun xmlns="), Ends(0, Trx(passed: 1))).Outcome);

    private static Func<string, int?> Ends(int? exitCode, string? results) => file =>
    {
        if (results is not null)
            File.WriteAllText(file, results);
        return exitCode;
    };

    private static string Trx(int passed, (string Name, string Outcome)? other = null) =>
        "<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\"><Results>"
        + (other is { } test ? $"<UnitTestResult testName=\"{test.Name}\" outcome=\"{test.Outcome}\" />" : string.Empty)
        + FormattableString.Invariant($"</Results><ResultSummary><Counters total=\"{passed + (other is null ? 0 : 1)}\" passed=\"{passed}\" /></ResultSummary></TestRun>");

    private (WineOutcome Outcome, string? Summary, int Runs) Run(params Func<string, int?>[] attempts)
    {
        var left = new Queue<Func<string, int?>>(attempts);
        return Run(() => true, file => left.Dequeue()(file));
    }

    private (WineOutcome Outcome, string? Summary, int Runs) Run(Func<bool> mayTry, Func<string, int?> run)
    {
        var runs = 0;
        var attempts = new WineAttempts("Some.Tests", _folder.FullName, file => ++runs > 0 ? run(file) : null, _output, ".trx", file => TestSummary.Read([file]));
        var outcome = attempts.Run(mayTry);
        return (outcome, attempts.Results is { } results ? TestSummary.Read([results]).ToString() : null, runs);
    }
}
