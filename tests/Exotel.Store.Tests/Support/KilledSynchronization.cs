using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Store;
using Npgsql;
using Xunit;

namespace Exotel.Store.Tests.Support;

/// <summary>A synchronization in a process of its own, which says each chunk that it has written, and is killed.</summary>
internal static class KilledSynchronization
{
    private const int Calls = 6_000;

    /// <summary>How many runs to kill.</summary>
    /// <param name="variable">The environment variable that says so.</param>
    /// <param name="defaultCount">The number without it.</param>
    public static int CountFrom(string variable, int defaultCount) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : defaultCount;

    /// <param name="target">The path of a file, or a connection string of PostgreSQL.</param>
    /// <param name="seed">Decides the calls.</param>
    public static async Task<int> RunAsync(string target, int seed)
    {
        await using var connection = target.StartsWith("Host=", StringComparison.Ordinal) ? new NpgsqlConnection(target) : null;
        if (connection is not null)
            await connection.OpenAsync();
        using var store = connection is null ? CallStore.OpenFile(target, create: true) : CallStore.Open(connection, create: true);
        var synchronizer = new CallSynchronizer(store, FeedOf(seed), new SyncOptions { CallsAtOnce = 300 }, new FakeClock(FakeCalls.Now));
        await foreach (var chunk in synchronizer.RunAsync(CancellationToken.None))
            Console.WriteLine(chunk.Until);
        return 0;
    }

    /// <param name="target">The path of a file, or a connection string of PostgreSQL.</param>
    /// <param name="seed">Decides the calls and the moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task RunAndKillAsync(string target, int seed, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        string[] arguments = [Program.KilledRun, target, seed.ToString(CultureInfo.InvariantCulture)];
        using var process = Process.Start(TestProgram.Start(arguments))!;
        try
        {
            for (var chunks = random.Next(1, 12); chunks > 0 && await process.StandardOutput.ReadLineAsync(cancellationToken) is not null; chunks--)
            {
            }

            // Into the next chunk: what it does there is what matters.
            await Task.Delay(random.Next(100), cancellationToken);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public static async Task AssertGoesOnAsync(CallStore store, int seed, CancellationToken cancellationToken)
    {
        var feed = FeedOf(seed);
        TempStore.AssertCoveredIsWhole(store, feed.Calls);
        TestContext.Current.SendDiagnosticMessage($"Seed {seed}: killed at {store.Count(new StoredCallQuery())} calls.");

        await TempStore.SynchronizeAsync(store, feed, new SyncOptions { LockWait = TimeSpan.FromMinutes(1) }, cancellationToken: cancellationToken);
        TempStore.AssertHolds(store, feed.Calls);
    }

    private static FakeFeed FeedOf(int seed) => new(FakeCalls.Many(seed, Calls)) { Earliest = FakeCalls.Now.AddDays(-10) };
}
