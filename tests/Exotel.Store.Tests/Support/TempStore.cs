using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Store;
using Exotel.Pacing;
using Xunit;

namespace Exotel.Store.Tests.Support;

/// <summary>A folder with a store in it.</summary>
internal sealed class TempStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exotel-store").FullName;

    public string Path => System.IO.Path.Combine(_folder, "calls.db");

    public string Folder => _folder;

    public CallStore Open(bool create = true) => CallStore.OpenFile(Path, create);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static async Task<(SyncSummary Summary, List<Call> Written)> SynchronizeAsync(
        CallStore store, ICallFeed feed, SyncOptions? options = null, Clock? clock = null, CancellationToken cancellationToken = default)
    {
        var synchronizer = new CallSynchronizer(store, feed, options ?? new SyncOptions(), clock ?? new FakeClock(FakeCalls.Now));
        var written = new List<Call>();
        await foreach (var chunk in synchronizer.RunAsync(cancellationToken))
            written.AddRange(chunk.Written);
        return (synchronizer.Summary, written);
    }

    /// <summary>The store holds exactly the calls that are, all of them.</summary>
    public static void AssertHolds(CallStore store, IEnumerable<Call> calls) =>
        Assert.Equal(Describe(calls), Describe(store.Read(new StoredCallQuery())));

    /// <summary>Each stretch that the store says it covers is whole.</summary>
    public static void AssertCoveredIsWhole(CallStore store, IReadOnlyList<Call> calls)
    {
        foreach (var range in store.Coverage(FakeCalls.Account))
            Assert.Equal(
                Describe(calls.Where(call => call.DateCreated >= range.Since && call.DateCreated <= range.Until)),
                Describe(store.Read(new StoredCallQuery { Since = range.Since, Until = range.Until })));
    }

    private static List<string> Describe(IEnumerable<Call> calls) => calls.Select(FakeCalls.Describe).Order(StringComparer.Ordinal).ToList();
}
