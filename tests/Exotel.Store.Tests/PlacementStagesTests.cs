using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Analytics.Placements;
using Exotel.Simulator;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>
/// What becomes of a row: by the state that it is in, and by the stage at which the answer to its request is lost. The key never rings twice, and
/// a key that did not ring is rung by the run after the longest possible call.
/// </summary>
public sealed class PlacementStagesTests : PlacementTestBase
{
    [Theory]
    [InlineData(None)]
    [InlineData(Refused)]
    [InlineData(OtherRefused)]
    [InlineData(Expired)]
    public async Task A_row_that_may_be_sent_rings_once_at_whatever_stage_its_request_fails(string before)
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0, TimeScale = 10_000 }, Stop);
        using var ledger = PlacementLedger.OpenFile(Temp.Path, create: true);
        foreach (var (faults, expected) in Stages)
            foreach (var fault in faults)
                await AssertStagesAsync(server, ledger, before, fault, expected);
    }

    [Theory]
    [InlineData("stall", "Sending OutcomeUnknown, rang 0", "Sending OutcomeUnknown, rang 0", "Placed, rang 1")]
    [InlineData("stall-after", "Sending OutcomeUnknown, rang 1", "Placed, rang 1", "Placed, rang 1")]
    public async Task A_row_without_an_answer_rings_once(string fault, params string[] expected)
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0, TimeScale = 10_000 }, Stop);
        using var ledger = PlacementLedger.OpenFile(Temp.Path, create: true);
        await AssertStagesAsync(server, ledger, None, fault, expected);
    }

    [Theory]
    [InlineData(Placed, "Placed, rang 0", "Placed, rang 0", "Placed, rang 0")]
    [InlineData(Sending, "Sending OutcomeUnknown, rang 0", "Sending OutcomeUnknown, rang 0", "Placed, rang 1")]
    [InlineData(OtherPlaced, "Placed KeyConflict, rang 0", "Placed KeyConflict, rang 0", "Placed KeyConflict, rang 0")]
    [InlineData(OtherSending, "Sending KeyConflict, rang 0", "Sending KeyConflict, rang 0", "Sending KeyConflict, rang 0")]
    public async Task A_row_that_may_not_be_sent_is_not(string before, params string[] expected)
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0, TimeScale = 10_000 }, Stop);
        using var ledger = PlacementLedger.OpenFile(Temp.Path, create: true);
        await AssertStagesAsync(server, ledger, before, "ok", expected);
    }

    [Fact]
    public async Task A_row_that_certainly_never_left_leaves_the_ledger_as_it_was()
    {
        foreach (var before in new[] { None, Refused, OtherRefused, Expired })
        {
            await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0 }, Stop);
            using var temp = new TempStore();
            using var ledger = PlacementLedger.OpenFile(temp.Path, create: true);
            var row = DialedList.Row(Key, "+919810000001");
            Put(ledger, row, before);
            var entry = ledger.Read(DialedList.AccountSid, Key);
            var client = DialedList.Connect(server.Address);
            var runner = new PlacementRunner(ledger, client, Exotel.Pacing.Clock.System);
            var ready = await runner.PrepareAsync(row, wait: false, Stop);
            await client.TestAsync(Stop);
            await server.DisposeAsync();

            var error = await Assert.ThrowsAsync<ExotelException>(() => runner.PlaceAsync(row, ready, () => { }, Stop));

            Assert.Equal(ExotelErrorKind.ConnectionFailed, error.Kind);
            Assert.Equal(entry, ledger.Read(DialedList.AccountSid, Key));
        }
    }

    /// <summary>
    /// For each stage of the connect request at which something fails: the state after the run, its error, and how often the key rang; then the
    /// same after a run that follows when the call is over, and after one that follows when the longest call would be over.
    /// </summary>
    private static readonly (string[] Faults, string[] Expected)[] Stages =
    [
        (["ok", "xml", "drip", "429-retry-after=0"], ["Placed, rang 1", "Placed, rang 1", "Placed, rang 1"]),
        (["plain-text"], ["Refused InvalidRequest, rang 0", "Placed, rang 1", "Placed, rang 1"]),
        (
            ["reset-before", "408", "500", "502", "503", "504", "empty", "html", "rest-exception-200"],
            ["Sending OutcomeUnknown, rang 0", "Sending OutcomeUnknown, rang 0", "Placed, rang 1"]),
        (
            ["reset-after", "cut", "cut-chunked", "500-after", "504-after", "empty-after", "html-after"],
            ["Sending OutcomeUnknown, rang 1", "Placed, rang 1", "Placed, rang 1"]),
    ];

    private static async Task AssertStagesAsync(SimulatorServer server, PlacementLedger ledger, string before, string fault, string[] expected)
    {
        var row = DialedList.Row($"{before} and {fault}", "+919810000001");
        Put(ledger, row, before);
        var stages = new List<string>();
        server.Faults = FaultPlan.Parse($"seq={fault}@connect");
        await StageAsync();
        await OverAsync(server);
        await StageAsync();
        server.Clock.Advance(row.LongestTime + TimeSpan.FromSeconds(5));
        await StageAsync();

        Assert.Equal(expected.Prepend(row.Key), stages.Prepend(row.Key));
        if (stages[^1] == "Placed, rang 1")
            Assert.Equal(server.Store.Calls.Single(call => call.CustomField == row.Key).Sid, ledger.Read(DialedList.AccountSid, row.Key)!.Sid);

        async Task StageAsync()
        {
            var error = await RunAsync(server, ledger, row);
            var state = ledger.Read(DialedList.AccountSid, row.Key)!.State;
            stages.Add($"{state}{(error is null ? "" : " " + error)}, rang {server.Store.Calls.Count(call => call.CustomField == row.Key)}");
        }
    }
}
