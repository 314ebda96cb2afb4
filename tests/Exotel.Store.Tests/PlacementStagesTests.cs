using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Placements;
using Exotel.Analytics.Store;
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
public sealed class PlacementStagesTests : IDisposable
{
    private const string Key = "invoice 17";
    private const string Sending = PlacementState.Sending;
    private const string Placed = PlacementState.Placed;
    private const string Refused = PlacementState.Refused;
    private const string None = "none";

    /// <summary>A row whose time is over.</summary>
    private const string Expired = "expired";

    /// <summary>A row that is placed, or being sent, to other numbers.</summary>
    private const string OtherPlaced = "other placed";
    private const string OtherSending = "other sending";
    private const string OtherRefused = "other refused";

    private readonly TempStore _temp = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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

    [Theory]
    [InlineData(None)]
    [InlineData(Refused)]
    [InlineData(OtherRefused)]
    [InlineData(Expired)]
    public async Task A_row_that_may_be_sent_rings_once_at_whatever_stage_its_request_fails(string before)
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0, TimeScale = 10_000 }, Stop);
        using var ledger = PlacementLedger.OpenFile(_temp.Path, create: true);
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
        using var ledger = PlacementLedger.OpenFile(_temp.Path, create: true);
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
        using var ledger = PlacementLedger.OpenFile(_temp.Path, create: true);
        await AssertStagesAsync(server, ledger, before, "ok", expected);
    }

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

    [Fact]
    public async Task A_row_that_another_run_takes_over_while_it_waits_for_its_turn_is_not_sent()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0 }, Stop);
        using var ledger = PlacementLedger.OpenFile(_temp.Path, create: true);
        var row = DialedList.Row(Key, "+919810000001");
        var runner = new PlacementRunner(ledger, DialedList.Connect(server.Address), Exotel.Pacing.Clock.System);
        var ready = await runner.PrepareAsync(row, wait: false, Stop);

        var error = await Assert.ThrowsAsync<ExotelException>(() => runner.PlaceAsync(row, ready, TakeOver, Stop));

        Assert.Equal(ExotelErrorKind.StoreBusy, error.Kind);
        Assert.Equal(0, RungIn(server));
        Assert.Equal("other run", ledger.Read(DialedList.AccountSid, Key)!.Message);

        void TakeOver()
        {
            var claim = ledger.Read(DialedList.AccountSid, Key)!;
            Assert.Equal(ReplaceResult.Replaced, ledger.TryReplace(claim, claim with { Message = "other run" }));
            // Its turn comes late.
            Thread.Sleep(TimeSpan.FromSeconds(1.1));
        }
    }

    [Fact]
    public async Task A_look_up_that_fails_is_not_taken_for_a_call_that_is_not_there()
    {
        foreach (var fault in new[] { "500", "plain-text", "cut", "empty", "html", "reset-after" })
        {
            await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0 }, Stop);
            using var temp = new TempStore();
            using var ledger = PlacementLedger.OpenFile(temp.Path, create: true);
            var row = DialedList.Row(Key, "+919810000001");
            Put(ledger, row, Expired);
            server.Faults = FaultPlan.Parse($"seq=ok,{string.Join(",", Enumerable.Repeat(fault, 20))}@Calls.json");

            Assert.Equal(ExotelErrorKind.OutcomeUnknown, await RunAsync(server, ledger, row));

            Assert.Equal(0, RungIn(server));
            Assert.Equal(Sending, ledger.Read(DialedList.AccountSid, Key)!.State);
        }
    }

    [Fact]
    public async Task The_call_of_another_key_is_never_taken()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0, TimeScale = 10_000 }, Stop);
        using var ledger = PlacementLedger.OpenFile(_temp.Path, create: true);
        // One CustomField for both: the numbers are the same too.
        var first = DialedList.Row("first", "+919810000001", customField: Key);
        var second = DialedList.Row("second", "+919810000001", customField: Key);
        Assert.Null(await RunAsync(server, ledger, first));
        await OverAsync(server);
        Put(ledger, second, Sending);

        Assert.Equal(ExotelErrorKind.OutcomeUnknown, await RunAsync(server, ledger, second));

        server.Clock.Advance(second.LongestTime);
        Assert.Null(await RunAsync(server, ledger, second));
        Assert.Equal(2, RungIn(server));
        Assert.NotEqual(ledger.Read(DialedList.AccountSid, "first")!.Sid, ledger.Read(DialedList.AccountSid, "second")!.Sid);
    }

    [Fact]
    public async Task Calls_that_differ_in_their_CustomField_alone_are_told_apart()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0, TimeScale = 10_000 }, Stop);
        using var ledger = PlacementLedger.OpenFile(_temp.Path, create: true);
        var rows = new[] { "a", "A", "ab", new string('k', 300), new string('k', 299) + "l", "null", "N/A", "\u0930\u093e\u092e" }.Select(key => DialedList.Row(key, "+919810000001")).ToList();
        server.Faults = FaultPlan.Parse($"seq={string.Join(",", Enumerable.Repeat("reset-after", rows.Count))}@connect");
        foreach (var row in rows)
            Assert.Equal(ExotelErrorKind.OutcomeUnknown, await RunAsync(server, ledger, row));
        await OverAsync(server);

        foreach (var row in Enumerable.Reverse(rows))
            Assert.Null(await RunAsync(server, ledger, row));

        var calls = server.Store.Calls.Where(call => call.From == DialedList.Agent).ToDictionary(call => call.Sid, call => call.CustomField!);
        Assert.Equal(rows.Count, calls.Count);
        Assert.All(rows, row => Assert.Equal(row.Request.CustomField, calls[ledger.Read(DialedList.AccountSid, row.Key)!.Sid!]));
        Assert.All(calls.Values, customField => Assert.InRange(customField.Length, 1, 128));
    }

    [Fact]
    public async Task A_call_that_is_under_way_is_not_sent_again_and_found_when_it_is_listed()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0, TimeScale = 1 }, Stop);
        using var ledger = PlacementLedger.OpenFile(_temp.Path, create: true);
        var row = DialedList.Row(Key, "+919810000001", timeLimit: null);
        server.Faults = FaultPlan.Parse("seq=reset-after@connect");
        Assert.Equal(ExotelErrorKind.OutcomeUnknown, await RunAsync(server, ledger, row));

        server.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(ExotelErrorKind.OutcomeUnknown, await RunAsync(server, ledger, row));

        server.Store.Put(server.Store.Calls.Single(call => call.CustomField == Key) with { Status = "completed", Duration = 14_400 });
        Assert.Null(await RunAsync(server, ledger, row));
        Assert.Equal(1, RungIn(server));
    }

    /// <summary>This machine's clock is set at any moment; the account's time is that of Exotel.</summary>
    [Theory]
    [InlineData(-48, 0)]
    [InlineData(48, 0)]
    [InlineData(0, 48)]
    [InlineData(0, -48)]
    [InlineData(-5, 5)]
    [InlineData(6, -6)]
    public async Task A_clock_that_jumps_does_not_make_a_key_ring_twice(int hoursAtFirst, int hoursLater)
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0, TimeScale = 1 }, Stop);
        using var ledger = PlacementLedger.OpenFile(_temp.Path, create: true);
        var row = DialedList.Row(Key, "+919810000001");
        var clock = new OffsetClock { Offset = TimeSpan.FromHours(hoursAtFirst) };
        server.Faults = FaultPlan.Parse("seq=reset-after@connect");
        Assert.Equal(ExotelErrorKind.OutcomeUnknown, await RunAsync(server, ledger, row, clock));

        clock.Offset = TimeSpan.FromHours(hoursLater);
        Assert.Equal(ExotelErrorKind.OutcomeUnknown, await RunAsync(server, ledger, row, clock));
        Assert.Equal(1, RungIn(server));

        server.Store.Put(server.Store.Calls.Single(call => call.CustomField == Key) with { Status = "completed", Duration = 60 });
        server.Clock.Advance(row.LongestTime + TimeSpan.FromSeconds(5));
        Assert.Equal(hoursLater == -48 ? ExotelErrorKind.OutcomeUnknown : null, await RunAsync(server, ledger, row, clock));
        Assert.Null(await RunAsync(server, ledger, row));
        Assert.Equal(1, RungIn(server));
    }

    [Fact]
    public async Task A_row_that_another_process_is_sending_is_left_to_it()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0 }, Stop);
        using var ledger = PlacementLedger.OpenFile(_temp.Path, create: true);
        var row = DialedList.Row(Key, "+919810000001");
        var sending = row.ToEntry(DialedList.AccountSid) with { SentAt = Now(), Message = "May be under way for 660 s after sent_at. Being sent by process 1 on elsewhere, run 1." };
        ledger.TryReplace(null, sending);
        var runner = new PlacementRunner(ledger, DialedList.Connect(server.Address), Exotel.Pacing.Clock.System);

        Assert.Equal(PlacementStepKind.Elsewhere, (await runner.PrepareAsync(row, wait: false, Stop)).Kind);

        var waiting = runner.PrepareAsync(row, wait: true, Stop);
        using (var other = PlacementLedger.OpenFile(_temp.Path, create: true))
            other.TryReplace(sending, sending with { State = Placed, Sid = "s1", Message = null });
        Assert.Equal("s1", (await waiting).Entry!.Sid);
        Assert.Equal(0, RungIn(server));
    }

    public void Dispose() => _temp.Dispose();

    private static DateTime Now() => StoreTime.ToSecond(DateTimeOffset.UtcNow).UtcDateTime;

    private static int RungIn(SimulatorServer server) => server.Store.Calls.Count(call => call.CustomField == Key);

    private static async Task OverAsync(SimulatorServer server)
    {
        while (server.Store.Calls.Any(call => call.IsOngoing && call.From == DialedList.Agent))
            await Task.Delay(10, Stop);
    }

    private static async Task<ExotelErrorKind?> RunAsync(SimulatorServer server, PlacementLedger ledger, PlacementRow row, Exotel.Pacing.Clock? clock = null)
    {
        ExotelErrorKind? kind = null;
        await DialedList.DialAsync(ledger, DialedList.Connect(server.Address, clock, TimeSpan.FromSeconds(3)), [row], (_, error) => kind = error?.Kind, Stop);
        return kind;
    }

    private static void Put(PlacementLedger ledger, PlacementRow row, string state)
    {
        var other = DialedList.Row(row.Key, "+919810000002").ToEntry(DialedList.AccountSid);
        var entry = row.ToEntry(DialedList.AccountSid);
        var now = Now();
        PlacementEntry? before = state switch
        {
            None => null,
            Refused => entry with { State = Refused, SentAt = now, Message = "Your balance does not allow this call" },
            OtherRefused => other with { State = Refused, SentAt = now, Message = "Invalid parameter" },
            Expired => entry with { SentAt = now - row.LongestTime - TimeSpan.FromMinutes(1) },
            Sending => entry with { SentAt = now },
            Placed => entry with { State = Placed, Sid = "s17", SentAt = now },
            OtherPlaced => other with { State = Placed, Sid = "s17", SentAt = now },
            OtherSending => other with { SentAt = now },
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
        if (before is not null)
            Assert.Equal(ReplaceResult.Replaced, ledger.TryReplace(null, before));
    }
}
