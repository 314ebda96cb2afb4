using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.Pacing;
using Exotel.Simulator;
using Exotel.Simulator.Faults;

namespace Exotel.Soak;

/// <summary>Some seconds with one simulator: listings, questions, placed calls and callbacks at the same time, while faults and clocks change.</summary>
internal sealed class Episode : IAsyncDisposable
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(30);

    private readonly Scenario _scenario;

    private Episode(Scenario scenario, SimulatorServer server, Findings findings, CancellationToken over)
    {
        _scenario = scenario;
        Server = server;
        Findings = findings;
        Over = over;
        Clock = new SoakClock { Offset = scenario.ClockOffset };
        Client = new ExotelClient(scenario.Account(server.Address.AbsoluteUri), null, new ConnectionSettings
        {
            Clock = Clock,
            AttemptTimeout = AttemptTimeout,
            Random = Random.Shared.NextDouble,
            RateLimiter = new RateLimiter(Clock, window: scenario.Options.RateWindow, random: Random.Shared.NextDouble),
        });
    }

    public SimulatorServer Server { get; }

    public ExotelClient Client { get; }

    public SoakClock Clock { get; }

    public Findings Findings { get; }

    /// <summary>Canceled when no further work should begin.</summary>
    public CancellationToken Over { get; }

    public bool IsInOrder => _scenario.IsInOrder;

    /// <summary>How far a listing's end can be from the server's time because the client's clock moves, or tells nothing.</summary>
    public TimeSpan Uncertainty => _scenario.MaxStep + TimeSpan.FromSeconds(2) + (Server.Options.DateHeader ? TimeSpan.Zero : (Clock.Offset - Server.Options.ClockOffset).Duration());

    public string Description => _scenario.ToString();

    public static async Task RunAsync(int seed, TimeSpan length, Findings findings)
    {
        using var over = new CancellationTokenSource(length);
        var scenario = new Scenario(seed);
        await using var episode = new Episode(scenario, await SimulatorServer.StartAsync(scenario.Options, CancellationToken.None), findings, over.Token);
        var random = new Random(seed);
        await Task.WhenAll(new Func<Task>[]
        {
            () => new ListingWork(episode, random.Next()).RunAsync(),
            () => new ListingWork(episode, random.Next()).RunAsync(),
            () => new LookupWork(episode, random.Next()).RunAsync(),
            () => new PlacingWork(episode, random.Next()).RunAsync(),
            () => new CallbackWork(episode, random.Next()).RunAsync(),
            episode.DisturbAsync,
        }.Select(work => Task.Run(work)));
        findings.Count("requests", episode.Server.Log.Count);
        findings.Count("episodes");
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Repeats some work until the episode is over; only the client's own errors may end it.</summary>
    public async Task RepeatAsync(string what, Func<Task> work)
    {
        while (!Over.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                await work();
                Findings.Count(what + " done");
            }
            catch (ExotelException error)
            {
                Findings.Typed(what, error);
            }
            catch (Exception error)
            {
                Findings.Untyped($"{what} ({Description})", error);
            }

            if (watch.Elapsed > Slow)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slow: {what}, {watch.Elapsed.TotalSeconds:0} s ({Description})"));
        }
    }

    private async Task DisturbAsync()
    {
        while (!Over.IsCancellationRequested)
        {
            Server.Faults = FaultPlan.Parse(_scenario.NextFaults());
            if (_scenario.MaxStep > TimeSpan.Zero)
                Clock.Offset = _scenario.NextStep();
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }

        Server.Faults = FaultPlan.Parse(string.Empty);
    }
}
