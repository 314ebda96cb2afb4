using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Callbacks.Listening;
using Exotel.Calls.Placing;
using Exotel.Calls.Waiting;

namespace Exotel.Soak;

/// <summary>Places calls, waits for them, and receives their callbacks: no call may ring twice, and each terminal event comes once.</summary>
internal sealed class PlacingWork(Episode episode, int seed)
{
    private const string From = "09876543210";

    private static readonly TimeSpan CallbackLimit = TimeSpan.FromSeconds(15);
    private static readonly string[] ContentTypes = ["multipart/form-data", "application/json"];

    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, int> _terminal = new(StringComparer.Ordinal);
    private readonly List<Call> _placed = [];
    private int _keys;

    public async Task RunAsync()
    {
        using var stop = new CancellationTokenSource();
        using var listener = CallbackListener.Start(new CallbackListenerOptions { Token = "soak" }, stop.Token);
        var receiving = Task.Run(() => ReceiveAsync(listener));
        await episode.RepeatAsync("batches placed", () => PlaceAsync(new Uri($"http://{listener.EndPoint}/soak")));

        var wanted = _placed.Select(call => call.Sid!).ToList();
        for (var waited = TimeSpan.Zero; waited < CallbackLimit && !wanted.All(_terminal.ContainsKey); waited += TimeSpan.FromMilliseconds(100))
            await Task.Delay(100, CancellationToken.None);
        episode.Findings.Break("callbacks lost", episode.Description, wanted.Count(sid => !_terminal.ContainsKey(sid)));
        episode.Findings.Break("callbacks repeated", episode.Description, _terminal.Values.Sum(count => count - 1));
        listener.Dispose();
        await receiving;
    }

    private async Task ReceiveAsync(CallbackListener listener)
    {
        while (await NextAsync(listener) is { } delivery)
        {
            episode.Findings.Count(delivery.Error is { } error ? $"callbacks that are {error.Kind}" : "callbacks received");
            if (delivery.Callback is { EventType: "terminal" } callback)
                _terminal.AddOrUpdate(callback.CallSid, 1, (_, count) => count + 1);
        }
    }

    private async Task<Delivery?> NextAsync(CallbackListener listener)
    {
        try
        {
            return await listener.NextAsync(CancellationToken.None);
        }
        catch (Exception error)
        {
            episode.Findings.Untyped("receiving", error);
            return null;
        }
    }

    private async Task PlaceAsync(Uri callback)
    {
        var placed = new List<Call>();
        for (var i = _random.Next(1, 6); i > 0; i--)
            if (await PlaceOneAsync(callback) is { } call)
                placed.Add(call);
        _placed.AddRange(placed);
        if (placed.Count > 0)
            await WaitAsync(placed);
    }

    private async Task<Call?> PlaceOneAsync(Uri callback)
    {
        var key = $"key-{++_keys}";
        Call? call = null;
        ExotelException? error = null;
        try
        {
            call = await episode.Client.Calls.Prepare(new ConnectCallRequest
            {
                From = From,
                To = $"0804100{_random.Next(7):d4}".Replace("0004", "0009", StringComparison.Ordinal),
                CallerId = "08045678900",
                CustomField = key,
                StatusCallback = callback.AbsoluteUri,
                StatusCallbackEvent = _random.Next(2) == 0 ? ["terminal"] : ["terminal", "answered"],
                StatusCallbackContentType = ContentTypes[_random.Next(ContentTypes.Length)],
            }).PlaceAsync(CancellationToken.None);
            episode.Findings.Count("calls placed");
        }
        catch (ExotelException failed)
        {
            error = failed;
            episode.Findings.Typed("placing", failed);
        }

        var rung = episode.Server.Store.Calls.Where(other => other.CustomField == key).Select(other => other.Sid).ToList();
        episode.Findings.Count("rings", rung.Count);
        if (rung.Count > 1)
            episode.Findings.Break("rung twice", $"{key}: {rung.Count} rings ({episode.Description})");
        if (call is not null && rung is not [var sid] || call is not null && rung[0] != call.Sid)
            episode.Findings.Break("wrong answers", $"placed {call.Sid}, but rang {string.Join(' ', rung)} ({episode.Description})");
        if (error is { Kind: not ExotelErrorKind.OutcomeUnknown } && rung.Count > 0)
            episode.Findings.Break("wrong answers", $"a call that rang was refused: {error} ({episode.Description})");
        return call;
    }

    private async Task WaitAsync(List<Call> placed)
    {
        var waiter = episode.Client.Calls.Wait(placed, new CallWaitOptions { Settled = _random.Next(2) == 0, Interval = TimeSpan.FromSeconds(2), Timeout = TimeSpan.FromMinutes(10) });
        var done = new List<CallWaitResult>();
        await foreach (var ended in waiter.PollAsync(CancellationToken.None))
            done.AddRange(ended);

        if (!done.Select(result => result.Sid).Order().SequenceEqual(placed.Select(call => call.Sid).Order()))
            episode.Findings.Break("wrong answers", $"waited for {placed.Count} calls, got {done.Count} ({episode.Description})");
        foreach (var result in done)
        {
            if (result.Error is { } error)
                episode.Findings.Typed("waits", error);
            else if (episode.Server.Store.Find(result.Sid) is not { IsOngoing: false } call || call.Status != result.Last!.Status)
                episode.Findings.Break("wrong answers", $"{result.Sid} was said to be {result.Last!.Status} ({episode.Description})");
            else
                episode.Findings.Count("calls waited for");
        }
    }
}
