using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Exotel.Analytics.Reports;
using Exotel.Calls.Listing;
using Exotel.Simulator;
using Exotel.Simulator.Configuration;

namespace Exotel.Demo;

/// <summary>Demonstrates the main job of the module, end to end, on any machine with the .NET SDK.</summary>
internal static class Program
{
    private static readonly string Root = Metadata("RepositoryRoot");
    private static readonly string Manifest = Path.Combine(Metadata("ModuleStage"), "Exotel.psd1");

    public static async Task<int> Main()
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };

        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 5000, Agents = 12, Users = 10 }, stop.Token);
        Console.WriteLine($"A local Exotel is listening on {simulator.Address}");

        var csv = Path.Combine(Root, "out", "failed.csv");
        var report = Path.Combine(Root, "out", "report.html");
        File.Delete(csv);
        File.Delete(report);
        var shell = await Shell.FindAsync(Root, stop.Token);
        return shell is null
            ? await RunClientAsync(simulator, csv, report, stop.Token)
            : await RunShellAsync(shell, simulator, csv, report, stop.Token);
    }

    private static async Task<int> RunShellAsync(Shell shell, SimulatorServer simulator, string csv, string report, CancellationToken cancellationToken)
    {
        const string Headline = "Get-ExoCall -Status failed | Export-Csv $env:EXOTEL_DEMO_CSV -NoTypeInformation";
        const string Sync = "Sync-ExoCall -Store $env:EXOTEL_DEMO_STORE -Since (Get-Date).AddDays(-30)";
        const string Report = "Export-ExoReport $env:EXOTEL_DEMO_REPORT -Store $env:EXOTEL_DEMO_STORE -Since (Get-Date).AddDays(-14) -Title 'Calls of two weeks'";
        var store = Path.Combine(Root, "out", "demo-calls.db");
        DeleteStore(store);
        Console.WriteLine($"In {shell.Name}: {Headline.Replace("$env:EXOTEL_DEMO_CSV", Path.GetFileName(csv), StringComparison.Ordinal)}");

        var script = $$"""
            $ErrorActionPreference = 'Stop'
            Import-Module $env:EXOTEL_DEMO_MODULE
            {{Headline}}
            $rows = @(Import-Csv $env:EXOTEL_DEMO_CSV)
            $rows | Select-Object -First 5 | Format-Table DateCreated, Direction, From, To, Status, Outcome, Price | Out-String -Width 140 | Write-Host
            $stored = {{Sync}}
            {{Report}}
            Write-Host "$($rows.Count) failed calls in $env:EXOTEL_DEMO_CSV"
            Write-Host "$($stored.New) stored calls; their report is in $env:EXOTEL_DEMO_REPORT"
            """;
        var options = simulator.Options;
        var environment = new Dictionary<string, string>
        {
            ["EXOTEL_DEMO_MODULE"] = Manifest,
            ["EXOTEL_DEMO_CSV"] = csv,
            ["EXOTEL_DEMO_STORE"] = store,
            ["EXOTEL_DEMO_REPORT"] = report,
            ["EXOTEL_ACCOUNT_SID"] = options.AccountSid,
            ["EXOTEL_API_KEY"] = options.ApiKey,
            ["EXOTEL_API_TOKEN"] = options.ApiToken,
            ["EXOTEL_REGION"] = simulator.Address.AbsoluteUri,
            ["EXOTEL_PROFILE"] = string.Empty,
        };
        try
        {
            return await shell.RunAsync(script, environment, Root, cancellationToken);
        }
        finally
        {
            DeleteStore(store);
        }
    }

    private static async Task<int> RunClientAsync(SimulatorServer simulator, string csv, string report, CancellationToken cancellationToken)
    {
        Console.WriteLine("PowerShell was not found, and the .NET tool could not be restored. To install PowerShell: dotnet tool install --global PowerShell, or see https://aka.ms/powershell.");
        Console.WriteLine("Running the same query with the libraries:");

        var options = simulator.Options;
        var account = new Account(
            options.AccountSid, new ApiCredential(options.ApiKey, options.ApiToken), Region.Parse(simulator.Address.AbsoluteUri), AccountTimeZone.India);
        var pages = new ExotelClient(account).Calls.ListAsync(new CallQuery(), cancellationToken);
        var count = 0;
        var figures = new ReportAggregator();
        await using (var file = new CsvFile<Call>(csv))
        {
            await foreach (var page in pages)
            {
                foreach (var call in page.Calls)
                {
                    figures.Add(CallRow.From(call));
                    if (call.Status != "failed")
                        continue;
                    await file.WriteAsync(call);
                    if (++count <= 5)
                        Console.WriteLine($"{call.DateCreated:yyyy-MM-dd HH:mm:ss}  {call.Direction,-13}  {call.From,-16}  {call.To,-16}  {call.Status}  {call.Outcome}");
                }
            }
        }

        var reportOptions = new ReportOptions { Title = "Calls of a month", AsOf = DateTimeOffset.UtcNow };
        ReportFile.Write(report, ReportPage.Write(figures.ToReport(reportOptions, new NameLookup())), overwrite: true);
        Console.WriteLine($"{count} failed calls in {csv}");
        Console.WriteLine($"The report of all calls is in {report}");
        return 0;
    }

    private static void DeleteStore(string path)
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
            File.Delete(file);
    }

    private static string Metadata(string key) => Path.GetFullPath(typeof(Program).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!);
}
