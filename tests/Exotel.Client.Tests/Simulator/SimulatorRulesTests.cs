using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator;
using Exotel.Simulator.Access;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;
using Xunit;

namespace Exotel.Tests.Simulator;

/// <summary>The simulator keeps the rules of the API document, seen by a plain HTTP client.</summary>
public sealed class SimulatorRulesTests : IAsyncLifetime
{
    private SimulatorServer _server = null!;
    private HttpClient _http = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 700, Days = 20 }, Cancellation);
        _http = new HttpClient { BaseAddress = _server.Address };
        _http.DefaultRequestHeaders.Authorization = Basic("simkey:simtoken");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("Foo=1", "Foo")]
    [InlineData("PageSize=0", "PageSize")]
    [InlineData("PageSize=101", "PageSize")]
    [InlineData("PageSize=x", "PageSize")]
    [InlineData("SortBy=Price:asc", "SortBy")]
    [InlineData("Duration=gte:10", "Duration")]
    [InlineData("Duration=10s", "Duration")]
    [InlineData("Price=gte:1,5", "Price")]
    [InlineData("details=yes", "details")]
    [InlineData("Status=fialed", "Status")]
    [InlineData("Status=busy,Failed", "Status")]
    [InlineData("Direction=sideways", "Direction")]
    [InlineData("RecordingUrlValidity=4", "RecordingUrlValidity")]
    [InlineData("RecordingUrlValidity=61", "RecordingUrlValidity")]
    [InlineData("From=1,2,3,4,5,6", "From")]
    [InlineData("To=", "To")]
    [InlineData("DateCreated=gte:2026-01-01", "DateCreated")]
    [InlineData("After=abc", "cursor")]
    [InlineData("DateCreated=gte:2020-01-01 00:00:00;lte:2020-01-02 00:00:00", "out of bounds")]
    public async Task Invalid_parameters_get_400(string query, string words)
    {
        var (status, body) = await GetAsync("Calls.json?" + query.Replace(" ", "%20", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, body.GetProperty("RestException").GetProperty("Message").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upper_end_in_the_future_gets_an_error()
    {
        var later = _server.Options.LocalNow.AddHours(1).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var (status, body) = await GetAsync("Calls.json?DateCreated=" + Uri.EscapeDataString("lte:" + later));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("time range is out of bounds", body.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("simkey:wrong")]
    [InlineData("other:simtoken")]
    [InlineData(null)]
    public async Task A_wrong_credential_gets_401(string? credential)
    {
        using var http = new HttpClient { BaseAddress = _server.Address };
        http.DefaultRequestHeaders.Authorization = credential is null ? null : Basic(credential);

        using var answer = await http.GetAsync("v1/Accounts/exotest/Calls.json", Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Links_go_through_all_finished_calls_and_back()
    {
        var forward = await WalkAsync("/v1/Accounts/exotest/Calls.json?PageSize=90", "NextPageUri");
        var last = forward[^1].Uri;
        var back = await WalkAsync(last, "PrevPageUri");

        Assert.Equal(700, forward.SelectMany(page => page.Sids).Distinct().Count());
        Assert.Equal(8, forward.Count);
        Assert.Equal(700, back.SelectMany(page => page.Sids).Distinct().Count());
    }

    [Fact]
    public async Task Ongoing_calls_are_found_by_SID_and_never_listed()
    {
        var ongoing = _server.Store.Calls.First(call => call.IsOngoing);
        var (_, single) = await GetAsync($"Calls/{ongoing.Sid}.json");
        var (_, list) = await GetAsync($"Calls.json?Sid={ongoing.Sid}");

        Assert.Equal(ongoing.Sid, single.GetProperty("Call").GetProperty("Sid").GetString());
        Assert.Equal(0, list.GetProperty("Metadata").GetProperty("Total").GetInt32());
    }

    [Fact]
    public async Task Without_json_in_the_path_the_response_is_XML()
    {
        var text = await _http.GetStringAsync("v1/Accounts/exotest/Calls?PageSize=2", Cancellation);

        var root = System.Xml.Linq.XElement.Parse(text[text.IndexOf("<Twilio", StringComparison.Ordinal)..]);
        Assert.Equal("TwilioResponse", root.Name.LocalName);
        Assert.Equal(2, root.Elements("Call").Count());
        Assert.NotNull(root.Element("Metadata"));
    }

    [Fact]
    public async Task The_rate_limit_is_a_sliding_window_and_rejections_are_counted()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 10, RateLimit = 3, RetryAfter = "7" }, Cancellation);
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = Basic("simkey:simtoken");

        for (var i = 0; i < 3; i++)
            (await http.GetAsync("v1/Accounts/exotest/Calls.json", Cancellation)).EnsureSuccessStatusCode();
        using var beyond = await http.GetAsync("v1/Accounts/exotest/Calls.json", Cancellation);

        Assert.Equal(HttpStatusCode.TooManyRequests, beyond.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), beyond.Headers.RetryAfter!.Delta);
        Assert.Equal((3, 1), (server.Limiter.Served, server.Limiter.Violations));
    }

    [Fact]
    public void Other_clients_use_the_rate_limit_too_and_statistics_tell_the_clients_apart()
    {
        var time = new SetTime();
        var limiter = new SlidingWindowLimiter(new SimulatorOptions { RateLimit = 10, Others = 6, OthersBurst = 2, Time = time });
        Assert.True(limiter.TryAcquire("key"));
        time.Advance(TimeSpan.FromSeconds(59));

        var allowed = Enumerable.Range(0, 5).Select(_ => limiter.TryAcquire("key")).ToList();

        Assert.Equal([true, true, true, false, false], allowed);
        Assert.Equal(new ClientStatistics(4, 2), limiter.Clients["key"]);
        Assert.Equal(new ClientStatistics(6, 0), limiter.Clients["others"]);
        Assert.Equal((4, 2), (limiter.Served, limiter.Violations));
        Assert.Equal(new RateStatus(0, TimeSpan.FromSeconds(1)), limiter.GetStatus());
    }

    [Fact]
    public async Task Responses_tell_what_is_left_of_the_rate_limit_on_request()
    {
        await using var server = await SimulatorServer.StartAsync(new SimulatorOptions { Calls = 10, RateLimit = 3, RateHeaders = true }, Cancellation);
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = Basic("simkey:simtoken");

        using var response = await http.GetAsync("v1/Accounts/exotest/Calls.json", Cancellation);

        Assert.Equal("3", response.Headers.GetValues("X-RateLimit-Limit").Single());
        Assert.Equal("2", response.Headers.GetValues("X-RateLimit-Remaining").Single());
    }

    private sealed class SetTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 7, 15, 6, 30, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan time) => _now += time;
    }

    [Theory]
    [InlineData("From=1&CallerId=3", 400)]
    [InlineData("From=1&To=2&Url=x&CallerId=3", 400)]
    [InlineData("From=1&To=2", 400)]
    [InlineData("From=1&To=2&CallerId=3&TimeLimit=14401", 400)]
    [InlineData("From=1&To=2&CallerId=3&RecordingChannels=dual", 400)]
    [InlineData("From=1&To=2&CallerId=3&Record=True", 400)]
    [InlineData("From=1&To=2&CallerId=3&StatusCallbackEvents[0]=terminal", 400)]
    [InlineData("From=1&To=0403&CallerId=3", 403)]
    [InlineData("From=1&To=0402&CallerId=3", 402)]
    [InlineData("From=1&To=2&CallerId=3&Record=true&RecordingChannels=dual", 200)]
    public async Task Calls_are_placed_or_rejected_as_Exotel_does(string form, int expected)
    {
        using var content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await _http.PostAsync("v1/Accounts/exotest/Calls/connect.json", content, Cancellation);

        Assert.Equal(expected, (int)answer.StatusCode);
        Assert.Equal("1", _server.Log.Entries[^1].Form["From"]);
    }

    [Theory]
    [InlineData("frogs:0.1")]
    [InlineData("500:many")]
    [InlineData("500:0.7,502:0.7")]
    [InlineData("seq=ok,frogs")]
    public void An_invalid_fault_plan_is_rejected_with_a_reason(string plan) =>
        Assert.NotEmpty(Assert.Throws<FormatException>(() => FaultPlan.Parse(plan)).Message);

    [Fact]
    public void The_same_seed_gives_the_same_faults()
    {
        var first = FaultPlan.Parse("500:0.3,cut:0.2;seed=5");
        var second = FaultPlan.Parse("500:0.3,cut:0.2;seed=5");

        Assert.Equal(Enumerable.Range(0, 200).Select(_ => first.Next("/")), Enumerable.Range(0, 200).Select(_ => second.Next("/")));
    }

    [Fact]
    public void Faults_can_be_limited_to_a_path()
    {
        var plan = FaultPlan.Parse("seq=500,502@connect");

        Assert.Null(plan.Next("/v1/Accounts/x/Calls.json"));
        Assert.Equal("500", plan.Next("/v1/Accounts/x/Calls/connect.json"));
    }

    [Fact]
    public async Task Two_ways_of_signing_a_recording_at_once_are_rejected()
    {
        var sid = _server.Store.Finished.First(call => call.IsRecorded).Sid;
        using var unsigned = new HttpClient { BaseAddress = _server.Address };

        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync($"recordings/{sid}.mp3", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await unsigned.GetAsync($"recordings/{sid}.mp3?presigned=5", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _http.GetAsync($"recordings/{sid}.mp3?presigned=5", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await unsigned.GetAsync($"recordings/{sid}.mp3", Cancellation)).StatusCode);
    }

    private static AuthenticationHeaderValue Basic(string pair) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));

    private async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string resource)
    {
        using var answer = await _http.GetAsync("v1/Accounts/exotest/" + resource, Cancellation);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement);
    }

    private async Task<List<(string Uri, List<string> Sids)>> WalkAsync(string uri, string link)
    {
        var pages = new List<(string, List<string>)>();
        for (string? next = uri; next is not null;)
        {
            var page = JsonDocument.Parse(await _http.GetStringAsync(next, Cancellation)).RootElement;
            pages.Add((next, page.GetProperty("Calls").EnumerateArray().Select(call => call.GetProperty("Sid").GetString()!).ToList()));
            next = page.GetProperty("Metadata").GetProperty(link).GetString();
        }

        return pages;
    }
}
