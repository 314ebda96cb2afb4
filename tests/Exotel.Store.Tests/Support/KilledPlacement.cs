using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Placements;
using Exotel.Simulator;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;
using Xunit;

namespace Exotel.Store.Tests.Support;

/// <summary>Runs over a list of calls in processes of their own, which are killed at random moments, until each row is placed.</summary>
internal sealed class KilledPlacement(int seed) : IAsyncDisposable
{
    private const int Count = 100;
    private const int KilledRounds = 4;
    private const int MaxRounds = 40;

    private static readonly string[] ConnectFaults =
    [
        "408", "429-retry-after=1", "500", "500-after", "502", "503", "504-after", "cut", "cut-chunked", "drip", "empty", "empty-after", "escapes", "html", "html-after", "null-records",
        "plain-text", "repeat-record", "reset-after", "reset-before", "rest-exception-200", "stall", "stall-after", "trailing-empty-page", "xml",
    ];

    private readonly Random _random = new(seed);
    private readonly TempStore _temp = new();
    private readonly List<PlacementRow> _rows = DialedList.Rows(seed, Count);
    private SimulatorServer? _server;
    private int _kills;
    private int _advances;

    private SimulatorServer Server => _server!;

    /// <summary>The process that is killed.</summary>
    /// <param name="store">The path of the store.</param>
    /// <param name="address">The simulator.</param>
    /// <param name="seed">Decides the rows.</param>
    public static async Task<int> RunAsync(string store, string address, int seed)
    {
        using var ledger = PlacementLedger.OpenFile(store, create: true);
        await DialedList.DialAsync(
            ledger, DialedList.Connect(new Uri(address)), DialedList.Rows(seed, Count), (row, error) => Console.WriteLine($"{row.Key[..Math.Min(row.Key.Length, 20)]} {error?.Message}"), CancellationToken.None);
        return 0;
    }

    /// <summary>Dials the list to its end, and checks that each key rang once.</summary>
    /// <param name="processes">How many processes dial it at once.</param>
    /// <param name="hasForeignSystem">Whether something else places calls to the same numbers.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    public async Task RunToEndAsync(int processes, bool hasForeignSystem, CancellationToken cancellationToken)
    {
        _server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0, Seed = seed, TimeScale = 200 }, cancellationToken);
        Server.Faults = FaultPlan.Parse(string.Create(CultureInfo.InvariantCulture, $"{string.Join(",", ConnectFaults.Select(fault => $"{fault}:{0.1 / ConnectFaults.Length:0.0000}"))};seed={seed}"));
        var foreign = new CancellationTokenSource();
        var others = hasForeignSystem ? PlaceForeignCallsAsync(foreign.Token) : Task.CompletedTask;

        var rounds = 0;
        while (States().Values.Count(state => state == PlacementState.Placed) < Count)
        {
            Assert.True(++rounds <= MaxRounds, $"Seed {seed}: rows are left after {MaxRounds} runs: {string.Join(", ", States().GroupBy(state => state.Value).Select(group => $"{group.Count()} {group.Key}"))}.");
            var isKilled = rounds <= KilledRounds;
            await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => RunProcessAsync(isKilled ? _random.Next(60) : null, _random.Next(40), cancellationToken)));
            if (!isKilled)
                await WaitOutAsync(cancellationToken);
        }

        await foreign.CancelAsync();
        await others;
        AssertEachRangOnce();
        TestContext.Current.SendDiagnosticMessage(
            $"Seed {seed}: {processes} processes, {rounds} runs, {_kills} killed, {_advances} waits, {Server.Store.Calls.Count} calls at the simulator{(hasForeignSystem ? ", with a foreign system" : "")}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _temp.Dispose();
    }

    private void AssertEachRangOnce()
    {
        var calls = Server.Store.Calls.GroupBy(call => call.CustomField ?? string.Empty).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        using var ledger = PlacementLedger.OpenFile(_temp.Path, create: false);
        foreach (var row in _rows)
        {
            var rung = calls.GetValueOrDefault(row.Request.CustomField!, []);
            Assert.True(rung.Count == 1, $"Seed {seed}: the key {row.Key} rang {rung.Count} times.");
            Assert.Equal(rung[0].Sid, ledger.Read(DialedList.AccountSid, row.Key)!.Sid);
        }
    }

    private Dictionary<string, string> States()
    {
        using var ledger = PlacementLedger.OpenFile(_temp.Path, create: true);
        return ledger.ReadAll(DialedList.AccountSid).ToDictionary(entry => entry.Key, entry => entry.State, StringComparer.Ordinal);
    }

    /// <param name="rows">After how many rows to kill it; null to let it end.</param>
    /// <param name="delay">Milliseconds after that.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    private async Task RunProcessAsync(int? rows, int delay, CancellationToken cancellationToken)
    {
        string[] arguments =
            [Program.KilledPlacement, _temp.Path, Server.Address.AbsoluteUri, seed.ToString(CultureInfo.InvariantCulture)];
        using var process = Process.Start(TestProgram.Start(arguments))!;
        try
        {
            for (var i = 0; rows is null || i < rows; i++)
                if (await process.StandardOutput.ReadLineAsync(cancellationToken) is null)
                    break;
            if (rows is not null)
                await Task.Delay(delay, cancellationToken);
        }
        finally
        {
            if (rows is null)
                await process.WaitForExitAsync(cancellationToken);
            else if (!process.HasExited)
                _kills++;
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Puts the clock forward to when no call can be under way any more, as none is.</summary>
    private async Task WaitOutAsync(CancellationToken cancellationToken)
    {
        var states = States();
        var unknown = _rows.Where(row => states.GetValueOrDefault(row.Key) == PlacementState.Sending).ToList();
        if (unknown.Count == 0)
            return;
        while (Server.Store.Calls.Any(call => call.IsOngoing && call.From == DialedList.Agent))
            await Task.Delay(20, cancellationToken);
        Server.Clock.Advance(unknown.Min(row => row.LongestTime) + TimeSpan.FromSeconds(20));
        _advances++;
    }

    /// <summary>Calls to the same numbers from the same ExoPhone: without a CustomField, with another, and with a key in other case.</summary>
    private async Task PlaceForeignCallsAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Server.Address };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("simkey:simtoken"u8));
        try
        {
            for (var i = 0; i < 300; i++)
            {
                var form = new Dictionary<string, string> { ["From"] = DialedList.Agent, ["To"] = DialedList.Customer(i), ["CallerId"] = DialedList.ExoPhone, ["TimeLimit"] = "60" };
                if (i % 3 > 0)
                    form["CustomField"] = i % 3 == 1 ? $"crm {i}" : _rows[i % Count].Key.ToUpperInvariant()[..Math.Min(100, _rows[i % Count].Key.Length)];
                using var content = new FormUrlEncodedContent(form);
                try
                {
                    using var response = await http.PostAsync("/v1/Accounts/exotest/Calls/connect.json", content, cancellationToken).WaitAsync(TimeSpan.FromSeconds(1), cancellationToken);
                }
                catch (Exception error) when (error is HttpRequestException or TimeoutException)
                {
                }

                await Task.Delay(20, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
