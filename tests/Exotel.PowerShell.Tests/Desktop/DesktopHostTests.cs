using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Simulator;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Legs;
using Xunit;

namespace Exotel.PowerShell.Tests.Desktop;

/// <summary>The staged client in a process of .NET Framework 4.7.2 without binding redirects, as in Windows PowerShell 5.1.</summary>
public sealed class DesktopHostTests
{
    /// <summary>More than two pages.</summary>
    private static readonly SimulatorOptions Options = new() { Calls = 250, Days = 20 };

    [Fact]
    public async Task The_module_lists_calls_reads_legs_places_a_call_and_reports_an_error_on_the_desktop_framework()
    {
        await using var simulator = await SimulatorServer.StartAsync(Options, TestContext.Current.CancellationToken);

        var report = await DesktopHost.RunAsync(simulator);

        AssertGotWhatTheSimulatorHolds(report, simulator);
        Assert.Empty(report.AskedByOurs);
        Assert.Equal([("10.0.0.0", true)], report.Copies("System.Text.Json"));
    }

    [Fact]
    public async Task The_module_works_with_an_older_System_Text_Json_and_another_resolver_loaded()
    {
        await using var simulator = await SimulatorServer.StartAsync(Options, TestContext.Current.CancellationToken);

        var report = await DesktopHost.RunAsync(simulator, "--other", RepositoryPaths.OtherModule);

        Assert.Contains("Version=8.", Assert.Single(report.Lines("other"))[0], StringComparison.Ordinal);
        AssertGotWhatTheSimulatorHolds(report, simulator);
        Assert.Empty(report.AskedByOurs);
        Assert.Equal([("8.0.0.5", false), ("10.0.0.0", true)], report.Copies("System.Text.Json"));
    }

    [Fact]
    public async Task The_module_finds_its_assemblies_through_the_resolver_where_the_framework_does_not_look()
    {
        await using var simulator = await SimulatorServer.StartAsync(Options, TestContext.Current.CancellationToken);

        var report = await DesktopHost.RunAsync(simulator, "--alone");

        Assert.NotEmpty(report.AskedByOurs);
        AssertGotWhatTheSimulatorHolds(report, simulator);
    }

    [Fact]
    public async Task The_module_stores_calls_in_SQLite_and_reads_them_back_on_the_desktop_framework()
    {
        var folder = Directory.CreateTempSubdirectory("exotel-desktop-");
        try
        {
            await using var simulator = await SimulatorServer.StartAsync(Options, TestContext.Current.CancellationToken);

            var report = await DesktopHost.RunAsync(simulator, "--store", Path.Combine(folder.FullName, "calls.db"));

            Assert.True(report.ExitCode == 0, report.Text);
            Assert.Equal(["250", "0", "250"], Assert.Single(report.Lines("written")));
            Assert.Equal(report.Lines("call").OrderByDescending(line => line[1], StringComparer.Ordinal).ThenByDescending(line => line[0], StringComparer.Ordinal), report.Lines("stored"));
            Assert.Equal(
                simulator.Store.Finished.Count(call => call.Direction == "inbound").ToString(CultureInfo.InvariantCulture), Assert.Single(report.Lines("rows"))[0]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Else the test before would prove nothing.</summary>
    [Fact]
    public async Task The_module_does_not_find_its_assemblies_there_without_the_resolver()
    {
        await using var simulator = await SimulatorServer.StartAsync(Options, TestContext.Current.CancellationToken);

        var report = await DesktopHost.RunAsync(simulator, "--alone", "--no-resolver");

        Assert.Equal(1, report.ExitCode);
        Assert.Contains("System.Text.Json", Assert.Single(report.Lines("failed"))[0], StringComparison.Ordinal);
    }

    private static void AssertGotWhatTheSimulatorHolds(DesktopReport report, SimulatorServer simulator)
    {
        Assert.True(report.ExitCode == 0, report.Text);

        var placed = Assert.Single(report.Lines("placed"));
        var accepted = simulator.Store.Find(placed[0]);
        Assert.NotNull(accepted);
        Assert.Equal([accepted.From, accepted.To], placed[1..3]);
        Assert.Single(simulator.Log.Entries, entry => entry.Method == "POST");

        var held = simulator.Store.Finished.Where(call => call.Sid != placed[0]).Reverse().ToList();
        Assert.Equal(held.Select(Line), report.Lines("call"));
        Assert.Equal(held.Take(3).SelectMany(call => SimLeg.From(call).Select(leg => new[] { call.Sid, leg.Sid, leg.Number, leg.Status })), report.Lines("leg"));
        Assert.Equal([nameof(ExotelErrorKind.NotFound), "404"], Assert.Single(report.Lines("error"))[..2]);
    }

    private static string[] Line(SimCall call) =>
    [
        call.Sid, call.Created.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), call.Status, call.From, call.To,
        call.Price?.ToString("0.00", CultureInfo.InvariantCulture) ?? string.Empty,
    ];
}
