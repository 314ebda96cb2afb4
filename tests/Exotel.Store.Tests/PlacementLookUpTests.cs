using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Placements;
using Exotel.Simulator;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>What is looked up at Exotel before a row is sent again, and what is taken for its call.</summary>
public sealed class PlacementLookUpTests : PlacementTestBase
{
    [Fact]
    public async Task A_row_that_another_run_takes_over_while_it_waits_for_its_turn_is_not_sent()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 0 }, Stop);
        using var ledger = PlacementLedger.OpenFile(Temp.Path, create: true);
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
        using var ledger = PlacementLedger.OpenFile(Temp.Path, create: true);
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
        using var ledger = PlacementLedger.OpenFile(Temp.Path, create: true);
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
        using var ledger = PlacementLedger.OpenFile(Temp.Path, create: true);
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
        using var ledger = PlacementLedger.OpenFile(Temp.Path, create: true);
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
        using var ledger = PlacementLedger.OpenFile(Temp.Path, create: true);
        var row = DialedList.Row(Key, "+919810000001");
        var sending = row.ToEntry(DialedList.AccountSid) with { SentAt = Now(), Message = "May be under way for 660 s after sent_at. Being sent by process 1 on elsewhere, run 1." };
        ledger.TryReplace(null, sending);
        var runner = new PlacementRunner(ledger, DialedList.Connect(server.Address), Exotel.Pacing.Clock.System);

        Assert.Equal(PlacementStepKind.Elsewhere, (await runner.PrepareAsync(row, wait: false, Stop)).Kind);

        var waiting = runner.PrepareAsync(row, wait: true, Stop);
        using (var other = PlacementLedger.OpenFile(Temp.Path, create: true))
            other.TryReplace(sending, sending with { State = Placed, Sid = "s1", Message = null });
        Assert.Equal("s1", (await waiting).Entry!.Sid);
        Assert.Equal(0, RungIn(server));
    }

    private static int RungIn(SimulatorServer server) => server.Store.Calls.Count(call => call.CustomField == Key);
}
