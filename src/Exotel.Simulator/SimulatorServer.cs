using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator.Access;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Connect;
using Exotel.Simulator.Control;
using Exotel.Simulator.Faults;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exotel.Simulator;

/// <summary>A simulated Exotel that listens on an address of its own. Several can run side by side.</summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly FaultInjector _injector;

    private SimulatorServer(SimulatorOptions options)
    {
        Options = options;
        Store = new CallStore(new CallGenerator(options).Generate());
        Life = new CallLifecycle(options, Store);
        Limiter = new SlidingWindowLimiter(options);
        Faults = FaultPlan.Parse(options.Faults);
        _injector = new FaultInjector(options);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls($"http://{options.Listen}:{options.Port}");
        _application = builder.Build();
        _application.Use(PassAsync);
        ControlEndpoints.Map(_application, this);
        Routes.Map(_application, this);
    }

    public SimulatorOptions Options { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public CallStore Store { get; }

    public CallLifecycle Life { get; }

    public RequestLog Log { get; } = new();

    public SlidingWindowLimiter Limiter { get; }

    /// <summary>The faults from now on.</summary>
    public FaultPlan Faults { get; set; }

    public static async Task<SimulatorServer> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new SimulatorServer(options ?? new SimulatorOptions());
        await server._application.StartAsync(cancellationToken);
        server.Address = new Uri(server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    /// <summary>Until it is told to end, by a signal or by the token.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => ((IHost)_application).WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        Life.Dispose();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    /// <summary>What every request passes: log, latency, faults, rate, credential.</summary>
    private async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (ControlEndpoints.IsControl(context))
        {
            if (ControlEndpoints.MayControl(context))
                await next(context);
            else
                context.Response.StatusCode = 404;
            return;
        }

        if (Options.Latency > TimeSpan.Zero)
            await Task.Delay(Options.Latency, Options.Time, context.RequestAborted);
        var fault = Faults.Next(context.Request.Path);
        await LogAsync(context, fault);
        if (fault is null)
            await HandleAsync(context, next);
        else
            await _injector.RunAsync(context, fault, () => HandleAsync(context, next));
    }

    private async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        if (Options.Xml || !context.Request.Path.Value!.EndsWith(".json", StringComparison.Ordinal) && context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
            context.Items[SimResponse.XmlItem] = true;

        try
        {
            if (!Limiter.Admits())
            {
                context.Response.Headers.RetryAfter = Options.RetryAfter == "date"
                    ? Options.Time.GetUtcNow().Add(Options.RateWindow).ToString("R", System.Globalization.CultureInfo.InvariantCulture)
                    : Options.RetryAfter;
                throw new SimError(429, "Too many requests");
            }

            if (!BasicAccess.IsGranted(context.Request, Options) && !context.Request.Path.Value!.StartsWith("/recordings", StringComparison.Ordinal))
                throw new SimError(401, "Authentication failed");
            await next(context);
        }
        catch (SimError refusal)
        {
            await SimResponse.RefuseAsync(context, refusal.Status, refusal.Message);
        }
    }

    private async Task LogAsync(HttpContext context, string? fault)
    {
        var request = context.Request;
        var form = request.HasFormContentType && fault != "reset-before"
            ? (await request.ReadFormAsync(context.RequestAborted)).ToDictionary(field => field.Key, field => field.Value.ToString())
            : new Dictionary<string, string>();
        Log.Add(number => new LogEntry
        {
            Number = number,
            Time = Options.Time.GetUtcNow(),
            Method = request.Method,
            Path = request.Path.Value ?? string.Empty,
            Query = request.QueryString.Value ?? string.Empty,
            User = BasicAccess.Read(request)?.User,
            Form = form,
            Fault = fault,
        });
    }
}
