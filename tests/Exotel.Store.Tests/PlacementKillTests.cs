using System.Threading;
using System.Threading.Tasks;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>EXOTEL_PLACEMENT_KILLS says how many lists are dialed; their seeds are in the messages of the test. EXOTEL_PLACEMENT_SEED is the first of them.</summary>
public sealed class PlacementKillTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task Each_key_rings_once_however_often_the_runs_over_the_list_are_killed() => DialAsync(hasForeignSystem: false);

    [Fact]
    public Task Each_key_rings_once_while_a_foreign_system_calls_the_same_numbers() => DialAsync(hasForeignSystem: true);

    private static async Task DialAsync(bool hasForeignSystem)
    {
        var lists = KilledSynchronization.CountFrom("EXOTEL_PLACEMENT_KILLS", defaultCount: 1);
        var first = KilledSynchronization.CountFrom("EXOTEL_PLACEMENT_SEED", defaultCount: hasForeignSystem ? 2 : 1);
        for (var seed = first; seed < first + lists; seed++)
        {
            await using var list = new KilledPlacement(seed);
            await list.RunToEndAsync(processes: 1 + seed % 2, hasForeignSystem, Stop);
        }
    }
}
