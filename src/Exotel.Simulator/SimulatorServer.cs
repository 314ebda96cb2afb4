using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator.Access;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Connect;
using Exotel.Simulator.Control;
using Exotel.Simulator.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exotel.Simulator;

/// <summary>A simulated Exotel that listens on its own address. Several can run side by side.</summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly FaultInjector _faults;
    private readonly CallLifecycle _lifecycle;

    private SimulatorServer(SimulatorOptions options)
    {
        Clock = new AdjustableTime(options.Time);
        options = options with { Time = Clock };
        Options = options;
        Store = new CallStore(new CallGenerator(options).Generate());
        Limiter = new SlidingWindowLimiter(options);
        _faults = new FaultInjector(options);
        _lifecycle = new CallLifecycle(options, Store);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls($"http://{options.Listen}:{options.Port}");
        _application = builder.Build();
        _application.Use(new RequestPipeline(options, Log, Limiter, _faults).InvokeAsync);
        ControlEndpoints.Map(_application, Clock, Store, Log, Limiter, _faults);
        Routes.Map(_application, options, Store, _lifecycle, () => Address);
    }

    public SimulatorOptions Options { get; }

    public AdjustableTime Clock { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public CallStore Store { get; }

    public RequestLog Log { get; } = new();

    public SlidingWindowLimiter Limiter { get; }

    /// <summary>The fault plan for the requests that follow.</summary>
    public FaultPlan Faults
    {
        get => _faults.Plan;
        set => _faults.Plan = value;
    }

    public static async Task<SimulatorServer> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new SimulatorServer(options ?? new SimulatorOptions());
        await server._application.StartAsync(cancellationToken);
        server.Address = new Uri(server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    /// <summary>Waits until a signal or the token stops the server.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => ((IHost)_application).WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        _lifecycle.Dispose();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }
}
