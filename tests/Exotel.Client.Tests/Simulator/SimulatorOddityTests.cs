using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Callbacks.Listening;
using Exotel.Calls;
using Exotel.Calls.Listing;
using Exotel.Calls.Placing;
using Exotel.Legs;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Connect;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Simulator;

/// <summary>The client against the simulator's oddities.</summary>
public sealed class SimulatorOddityTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/Legs.json")]
    [InlineData(".json/Legs")]
    [InlineData("/Legs")]
    public async Task Legs_are_found_at_each_path(string path)
    {
        await using var exotel = await SimulatedExotel.StartAsync(new SimulatorOptions { Calls = 3, LegsPath = path, AccountSid = "legs" + path.Length }, Cancellation);

        Assert.NotEmpty(await LegLookup.GetV1Async(exotel.Connect(), exotel.Server.Store.Finished.First().Sid, Cancellation));
    }

    [Fact]
    public async Task Legs_are_not_found_at_another_path()
    {
        await using var exotel = await SimulatedExotel.StartAsync(new SimulatorOptions { Calls = 3, LegsPath = ".json/Legs" }, Cancellation);
        using var http = new HttpClient();
        var sid = exotel.Server.Store.Finished.First().Sid;

        foreach (var spelling in new[] { "/Legs.json", "/Legs" })
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(exotel.Server.Address, "v1/Accounts/exotest/Calls/" + sid + spelling));
            message.Headers.Authorization = exotel.Connect().Account.Credential.ToHeader();
            using var response = await http.SendAsync(message, Cancellation);
            Assert.Equal(404, (int)response.StatusCode);
        }
    }

    [Theory]
    [InlineData("charset-utf8")]
    [InlineData("charset-unknown")]
    [InlineData("escapes")]
    [InlineData("null-records")]
    public async Task Odd_payloads_are_listed_like_others(string fault)
    {
        await using var exotel = await SimulatedExotel.StartAsync(new SimulatorOptions { Calls = 50, Days = 20, Faults = fault }, Cancellation);
        await using var plain = await SimulatedExotel.StartAsync(new SimulatorOptions { Calls = 50, Days = 20 }, Cancellation);

        var odd = await ListAsync(exotel);
        var calls = await ListAsync(plain);

        Assert.Equal(exotel.Server.Store.Finished.Select(call => call.Sid).Order(), odd.Select(call => call.Sid).Order());
        Assert.Equal(calls.Select(call => (call.Duration, call.Price, call.Status)), odd.Select(call => (call.Duration, call.Price, call.Status)));
        Assert.All(odd, call => Assert.NotNull(call.DateCreated));
    }

    [Fact]
    public async Task A_plain_text_error_keeps_its_text()
    {
        await using var exotel = await SimulatedExotel.StartAsync(new SimulatorOptions { Calls = 1, Faults = "plain-text" }, Cancellation);

        var error = await Assert.ThrowsAsync<ExotelException>(() => CallLookup.GetAsync(exotel.Connect(), "a", CallDetailOptions.None, Cancellation));

        Assert.Equal("400 bad request", error.ServerMessage);
    }

    [Fact]
    public async Task Every_kind_of_callback_is_received_or_named()
    {
        using var listener = CallbackListener.Start(new() { Token = "a-token-of-the-test" }, Cancellation);
        var options = new SimulatorOptions { Calls = 1, TimeScale = 1000, ExtraCallbacks = [.. ExtraCallback.Kinds.Keys] };
        await using var exotel = await SimulatedExotel.StartAsync(options, Cancellation);
        var order = new ConnectCallRequest
        {
            From = "+919876543210",
            To = "+919812345678",
            CallerId = "08045678900",
            StatusCallback = $"http://{listener.EndPoint}/a-token-of-the-test",
        };

        await new CallPlacement(exotel.Connect(), order).PlaceAsync(Cancellation);

        var callbacks = new List<Callback>();
        var errors = new List<string>();
        while (callbacks.LastOrDefault()?.EventType != "terminal")
        {
            var next = (await listener.NextAsync(Cancellation))!;
            if (next.Callback is { } callback)
                callbacks.Add(callback);
            else
                errors.Add(next.Error!.Message);
        }

        Assert.Equal(
            ["-", "Dial", "Dial", "Dial", "Dial", "answered", "answered", "-", "heartbeat", "-", "-", "surrogate", "terminal"],
            callbacks.Select(callback => callback.EventType ?? "-"));
        Assert.Equal(3, errors.Count);
        Assert.Equal(30, callbacks[7].ConversationDuration);
        Assert.Equal("""["01139581001"]""", callbacks[8].AdditionalFields["incoming_affected"]);
        Assert.Equal(("sip:ravi", "08045678900"), (callbacks[9].From, callbacks[9].PhoneNumberSid));
        Assert.Equal("cut \uFFFD", callbacks[11].CustomField);
        Assert.Equal((0, 0), (listener.Duplicates, listener.Rejected));
    }

    private static async Task<List<Call>> ListAsync(SimulatedExotel exotel)
    {
        var until = exotel.Server.Options.LocalNowToSecond;
        var pager = new CallPager(exotel.Connect(), new CallQuery { PageSize = 100 }, new CallWindow(until.AddDays(-30), until));
        var calls = new List<Call>();
        while (!pager.IsAtEnd)
            calls.AddRange((await pager.ReadPageAsync(Cancellation)).Calls);
        return calls;
    }
}
