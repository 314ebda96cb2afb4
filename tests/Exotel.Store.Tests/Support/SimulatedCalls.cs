using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Analytics.Store;
using Exotel.Http;
using Exotel.Pacing;
using Exotel.Simulator;
using Exotel.Simulator.Configuration;
using Xunit;

namespace Exotel.Store.Tests.Support;

/// <summary>A simulator, synchronized through the client as <c>Sync-ExoCall</c> does, and what a store must then hold.</summary>
internal sealed class SimulatedCalls(SimulatorServer server) : IAsyncDisposable
{
    public SimulatorServer Server => server;

    public static async Task<SimulatedCalls> StartAsync(SimulatorOptions options, CancellationToken cancellationToken) =>
        new(await SimulatorServer.StartAsync(options with { Time = new StoppedTime() }, cancellationToken));

    public ICallFeed Connect(Clock? clock = null)
    {
        var options = server.Options;
        var account = new Account(
            options.AccountSid, new ApiCredential(options.ApiKey, options.ApiToken), Region.Parse(server.Address.AbsoluteUri), AccountTimeZone.Parse(ToText(options.TimeZone)), 0, null);
        var client = new ExotelClient(account, settings: new ConnectionSettings { Clock = clock ?? new PromptClock(), Random = () => 0.5 });
        return new ClientCallFeed(client, () => server.Log.Count, 4);
    }

    public async Task<SyncSummary> SynchronizeAsync(CallStore store, SyncOptions options, CancellationToken cancellationToken)
    {
        var (summary, _) = await TempStore.SynchronizeAsync(store, Connect(), options, new PromptClock(), cancellationToken);
        return summary;
    }

    /// <summary>The store holds what the simulator lists now, since a moment, as it is known now.</summary>
    public void AssertHolds(CallStore store, DateTimeOffset since) => Assert.Equal(
        Listed().Where(call => ToInstant(call.Created) >= since).Select(Describe).Order(StringComparer.Ordinal),
        store.Read(new StoredCallQuery { Since = since }).Select(Describe).Order(StringComparer.Ordinal));

    /// <summary>Each stretch that the store covers holds what the simulator lists.</summary>
    public void AssertCoveredIsWhole(CallStore store)
    {
        foreach (var range in store.Coverage(server.Options.AccountSid))
            Assert.Equal(
                Listed().Where(call => ToInstant(call.Created) >= range.Since && ToInstant(call.Created) <= range.Until).Select(Describe).Order(StringComparer.Ordinal),
                store.Read(new StoredCallQuery { Since = range.Since, Until = range.Until }).Select(Describe).Order(StringComparer.Ordinal));
    }

    /// <summary>A time zone in which it is early afternoon, when the simulator has calls under way.</summary>
    public static TimeSpan AfternoonTimeZone() => TimeSpan.FromHours(14 - DateTimeOffset.UtcNow.Hour);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static string ToText(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private Simulator.Calls.SimCall[] Listed() => server.Store.FinishedAt(server.Options.LocalNow);

    private DateTimeOffset ToInstant(DateTime local) => new(local, server.Options.TimeZone);

    private string Describe(Simulator.Calls.SimCall call) =>
        Describe(call.Sid, ToInstant(call.Created), call.Status, call.Duration, call.Price, call.Conversation);

    private static string Describe(Call call) => Describe(call.Sid, call.DateCreated, call.Status, call.Duration, call.Price, call.ConversationDuration);

    private static string Describe(string? sid, DateTimeOffset? created, string? status, int? duration, decimal? price, int? conversation) =>
        string.Create(CultureInfo.InvariantCulture, $"{sid} {created:O} {status} {duration} {price:0.00} {conversation}");
}
