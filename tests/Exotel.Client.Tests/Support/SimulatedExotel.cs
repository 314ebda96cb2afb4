using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.Simulator;
using Exotel.Simulator.Configuration;

namespace Exotel.Tests.Support;

/// <summary>A simulator and an account on it, with what tests of listings need.</summary>
internal sealed class SimulatedExotel : IAsyncDisposable
{
    private SimulatedExotel(SimulatorServer server) => Server = server;

    public SimulatorServer Server { get; }

    public static async Task<SimulatedExotel> StartAsync(SimulatorOptions options, CancellationToken cancellationToken) =>
        new(await SimulatorServer.StartAsync(options, cancellationToken));

    /// <summary>A connection whose waits end at once.</summary>
    public ApiConnection Connect(
        IRequestObserver? observer = null,
        int rateLimit = 0,
        int? bulkRateLimit = null,
        RateLimiter? pacer = null,
        Clock? clock = null,
        TimeSpan? attemptTimeout = null,
        string zone = "+05:30") => new(
        TestAccounts.With(Server.Options.AccountSid, Server.Options.ApiKey, Server.Options.ApiToken, Server.Address.AbsoluteUri, zone, rateLimit, bulkRateLimit),
        observer,
        new ConnectionSettings
        {
            RateLimiter = pacer,
            Clock = clock ?? new FakeClock().At(DateTimeOffset.UtcNow),
            Random = () => 0.5,
            AttemptTimeout = attemptTimeout ?? TimeSpan.FromSeconds(60),
        });

    /// <summary>SIDs of the finished calls in a range, newest first: what a listing must give.</summary>
    public List<string> ExpectedSids(DateTime since, DateTime until) => Server.Store.Finished
        .Where(call => call.Created >= since && call.Created <= until)
        .Reverse()
        .Select(call => call.Sid)
        .ToList();

    /// <summary>What walking page by page would cost, in windows of 30 days.</summary>
    public int SequentialRequests(DateTime since, DateTime until)
    {
        var requests = 0;
        for (var end = until; end >= since; end = end.AddDays(-30))
        {
            var begin = end.AddDays(-30).AddSeconds(1);
            requests += Math.Max(1, (ExpectedSids(begin > since ? begin : since, end).Count + 99) / 100);
        }

        return requests;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
