using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Placements;
using Exotel.Analytics.Store;
using Exotel.Simulator;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>Places calls of a list at the simulator, with their keys in a ledger.</summary>
public abstract class PlacementTestBase : IDisposable
{
    private protected const string Key = "invoice 17";
    private protected const string Sending = PlacementState.Sending;
    private protected const string Placed = PlacementState.Placed;
    private protected const string Refused = PlacementState.Refused;
    private protected const string None = "none";

    /// <summary>A row whose time is over.</summary>
    private protected const string Expired = "expired";

    /// <summary>A row that is placed, or being sent, to other numbers.</summary>
    private protected const string OtherPlaced = "other placed";
    private protected const string OtherSending = "other sending";
    private protected const string OtherRefused = "other refused";

    private protected TempStore Temp { get; } = new();

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Temp.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static DateTime Now() => StoreTime.ToSecond(DateTimeOffset.UtcNow).UtcDateTime;

    private protected static async Task OverAsync(SimulatorServer server)
    {
        while (server.Store.Calls.Any(call => call.IsOngoing && call.From == DialedList.Agent))
            await Task.Delay(10, Stop);
    }

    private protected static async Task<ExotelErrorKind?> RunAsync(SimulatorServer server, PlacementLedger ledger, PlacementRow row, Exotel.Pacing.Clock? clock = null)
    {
        ExotelErrorKind? kind = null;
        await DialedList.DialAsync(ledger, DialedList.Connect(server.Address, clock, TimeSpan.FromSeconds(3)), [row], (_, error) => kind = error?.Kind, Stop);
        return kind;
    }

    private protected static void Put(PlacementLedger ledger, PlacementRow row, string state)
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
