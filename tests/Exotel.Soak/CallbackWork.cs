using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Callbacks.Listening;

namespace Exotel.Soak;

/// <summary>Posts genuine and odd requests to a listener: what was accepted must come out once, and nothing else may stop it.</summary>
internal sealed class CallbackWork(Episode episode, int seed)
{
    private static readonly TimeSpan DeliveryLimit = TimeSpan.FromSeconds(15);

    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, int> _received = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accepted = [];
    private int _posts;

    public async Task RunAsync()
    {
        using var listener = CallbackListener.Start(new CallbackListenerOptions { Token = "soak", MaxConnections = 16 }, CancellationToken.None);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        var receiving = Task.Run(() => ReceiveAsync(listener));
        await episode.RepeatAsync("posts", () => _random.Next(3) switch
        {
            0 => PostOddAsync(http, new Uri($"http://{listener.EndPoint}/soak")),
            1 => DisturbAsync(listener.EndPoint),
            _ => PostGenuineAsync(http, new Uri($"http://{listener.EndPoint}/soak")),
        });

        for (var waited = TimeSpan.Zero; waited < DeliveryLimit && !_accepted.All(_received.ContainsKey); waited += TimeSpan.FromMilliseconds(100))
            await Task.Delay(100, CancellationToken.None);
        episode.Findings.Break("callbacks lost", "of those posted", _accepted.Count(sid => !_received.ContainsKey(sid)));
        episode.Findings.Break("callbacks repeated", "of those posted", _received.Values.Sum(count => count - 1));
        listener.Dispose();
        await receiving;
    }

    private async Task ReceiveAsync(CallbackListener listener)
    {
        try
        {
            while (await listener.NextAsync(CancellationToken.None) is { } delivery)
            {
                episode.Findings.Count(delivery.Error is { } error ? $"posts that are {error.Kind}" : "posts received");
                if (delivery.Callback?.CallSid is { } sid && sid.StartsWith("genuine", StringComparison.Ordinal))
                    _received.AddOrUpdate(sid, 1, (_, count) => count + 1);
            }
        }
        catch (Exception error)
        {
            episode.Findings.Untyped("receiving posts", error);
        }
    }

    private async Task PostGenuineAsync(HttpClient http, Uri url)
    {
        var sid = string.Create(CultureInfo.InvariantCulture, $"genuine{++_posts:d6}");
        for (var times = _random.Next(4) == 0 ? 2 : 1; times > 0; times--)
        {
            using var content = _random.Next(2) == 0
                ? new StringContent($$"""{"CallSid":"{{sid}}","EventType":"terminal","Status":"completed"}""", Encoding.UTF8, "application/json")
                : (HttpContent)new FormUrlEncodedContent(new Dictionary<string, string> { ["CallSid"] = sid, ["EventType"] = "terminal", ["Status"] = "completed" });
            if (await SendAsync(http, HttpMethod.Post, url, content) == HttpStatusCode.OK)
                _accepted.Add(sid);
        }
    }

    private async Task PostOddAsync(HttpClient http, Uri url)
    {
        var type = OddText.Pick(_random, ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "text/plain; charset=utf8", "nonsense/"]);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(OddText.Next(_random)));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        await SendAsync(http, _random.Next(5) == 0 ? HttpMethod.Get : HttpMethod.Post, url, content);
    }

    private async Task<HttpStatusCode?> SendAsync(HttpClient http, HttpMethod method, Uri url, HttpContent content)
    {
        try
        {
            using var request = new HttpRequestMessage(method, url) { Content = content };
            using var response = await http.SendAsync(request, CancellationToken.None);
            episode.Findings.Count($"posts answered {(int)response.StatusCode}");
            return response.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            episode.Findings.Count("posts without an answer");
            return null;
        }
    }

    /// <summary>Connects and sends nothing, or something that is not HTTP, and may leave the connection open for a while.</summary>
    private async Task DisturbAsync(IPEndPoint endPoint)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(endPoint);
            if (_random.Next(2) == 0)
                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(OddText.NextRequest(_random)));
            if (_random.Next(4) == 0)
                client.Client.LingerState = new LingerOption(true, 0);
        }
        catch (Exception error) when (error is SocketException or System.IO.IOException)
        {
        }

        _ = Task.Delay(_random.Next(2000), CancellationToken.None).ContinueWith(_ => client.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
