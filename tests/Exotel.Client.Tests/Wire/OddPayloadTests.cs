using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Calls.Listing;
using Exotel.Calls.Placing;
using Exotel.Http;
using Exotel.Legs;
using Exotel.Raw;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Wire;

/// <summary>Payloads that are valid enough to be read. Source: docs/api.md#hosts-authentication-format, docs/api.md#one-call.</summary>
public sealed class OddPayloadTests
{
    private static readonly TimeSpan India = new(5, 30, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string?> ContentTypes =>
    [
        "application/json; charset=utf8",
        "application/json; charset=\"UTF8\"",
        "application/json; charset=x-none",
        "application/json; charset=utf-7",
        "application/json; charset=iso-8859-1",
        "application/json; charset=utf-16",
        "application/json; charset=",
        "text/plain",
        "not a media type",
        null!,
    ];

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public async Task Bodies_are_UTF_8_whatever_their_content_type_says(string? contentType)
    {
        var handler = new BytesHandler(_ => Encoding.UTF8.GetBytes("""{"Call":{"Sid":"a","CallerName":"Renée"}}"""), contentType);

        var call = await GetAsync(handler);

        Assert.Equal("Renée", call.CallerName);
        Assert.Equal(1, handler.Requests);
    }

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public async Task A_placed_call_is_returned_whatever_the_content_type_says(string? contentType)
    {
        using var handler = new BytesHandler(_ => Encoding.UTF8.GetBytes("""{"Call":{"Sid":"c1","Status":"in-progress"}}"""), contentType);

        Assert.Equal("c1", (await PlaceAsync(handler)).Sid);
    }

    [Theory]
    [InlineData("""{"Call":{"Sid":"c1","CallerName":"\ud83d"}}""")]
    [InlineData("""{"Call":{"Sid":"c1","\ud83d":"x"}}""")]
    [InlineData("""{"Call":{"Sid":"c1"},"RestException":{}}""")]
    [InlineData("""{"Call":{"Sid":"c1"},"RestException":""}""")]
    [InlineData("""{"Call":{"Sid":"c1"},"RestException":[]}""")]
    [InlineData("""{"Call":[{"Sid":"c1"}]}""")]
    [InlineData("""{"Call":{"Sid":"c1","Details":"none","DateCreated":{},"Price":[]}}""")]
    public async Task A_placed_call_with_a_SID_is_returned_whatever_else_is_odd(string body)
    {
        using var handler = new BytesHandler(_ => Encoding.UTF8.GetBytes(body));

        Assert.Equal("c1", (await PlaceAsync(handler)).Sid);
    }

    [Fact]
    public async Task A_placed_call_is_returned_although_its_body_is_not_valid_UTF_8()
    {
        using var handler = new BytesHandler(_ => Encoding.Latin1.GetBytes("""{"Call":{"Sid":"c1","CallerName":"Renée","é":1}}"""));

        var call = await PlaceAsync(handler);

        Assert.Equal(("c1", "Ren\uFFFDe"), (call.Sid, call.CallerName));
    }

    [Theory]
    [InlineData("""{"Metadata":{"Total":2,"NextPageUri":null},"Calls":[{"Sid":"a"},null,{"Sid":"b"},null]}""")]
    [InlineData("""{"Metadata":{"Total":2},"Calls":[null,"x",7,[],{"Sid":"a"},{"Sid":"b"}]}""")]
    [InlineData("""{"Metadata":[],"Calls":[{"Sid":"a"},{"Sid":"b"}]}""")]
    [InlineData("""{"Metadata":"","Calls":[{"Sid":"a"},{"Sid":"b"}]}""")]
    [InlineData("""{"Metadata":null,"Calls":[{"Sid":"a"},{"Sid":"b"}]}""")]
    [InlineData("""{"Metadata":[{"Total":2}],"Calls":[{"Sid":"a"},{"Sid":"b"}],"RestException":null}""")]
    public async Task Calls_are_listed_at_once_beside_nulls_and_odd_metadata(string body)
    {
        var handler = new BytesHandler(_ => Encoding.UTF8.GetBytes(body));
        var until = new DateTime(2026, 7, 1);

        var page = await new CallPager(handler.Connect(), new CallQuery(), new CallWindow(until.AddDays(-1), until)).ReadPageAsync(Cancellation);

        Assert.Equal(["a", "b"], page.Calls.Select(call => call.Sid));
        Assert.Equal(1, handler.Requests);
    }

    [Fact]
    public async Task Escaped_times_and_numbers_are_read()
    {
        var call = await GetAsync("""
            {"Call":{"Sid":"a","DateCreated":"2026-07-01\u002010\u003A00\u003a00","StartTime":"2026-07-01T10:00:00\u002B05:30","Duration":"\u0031\u0037",
             "Price":"1\u002e50","Details":{"ConversationDuration":"\u002b8","Legs":[{"Leg":{"Id":"\u0031","OnCallDuration":"\u0039"}}]}}}
            """);

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, India), call.DateCreated);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, India), call.StartTime);
        Assert.Equal((17, 1.50m, 8, 9), (call.Duration, call.Price, call.ConversationDuration, call.Leg1Duration));
    }

    [Fact]
    public async Task Escapes_of_half_characters_in_times_and_numbers_are_no_value()
    {
        var call = await GetAsync("""{"Call":{"Sid":"a","DateCreated":"\ud83d","Duration":"\ud83d","Price":"\ud83d","Status":"\ud83d","CallerName":"x\udc00y"}}""");

        Assert.Equal((null, null, null), (call.DateCreated, call.Duration, call.Price));
        Assert.Equal(("\uFFFD", "x\uFFFDy"), (call.Status, call.CallerName));
    }

    [Fact]
    public async Task Escaped_surrogate_pairs_and_backslashes_are_kept() =>
        Assert.Equal("\U0001F600 \\ud83d", (await GetAsync("""{"Call":{"Sid":"a","CallerName":"\ud83d\ude00 \\ud83d"}}""")).CallerName);

    [Theory]
    [InlineData("""{"Call":{"Sid":"a"},"Details":{"ConversationDuration":8,"Leg1Status":"completed","Leg2Status":"busy","Legs":[{"Id":1,"OnCallDuration":21},{"Id":"2","OnCallDuration":"8"}]}}""")]
    [InlineData("""{"Call":{"Sid":"a","Details":{"ConversationDuration":8,"Leg1Status":"completed","Leg2Status":"busy","Legs":[{"Id":"2","OnCallDuration":8},{"Leg":{"Id":1,"OnCallDuration":21}}]}}}""")]
    public async Task Details_are_read_beside_the_call_and_legs_without_a_wrapper(string body)
    {
        var call = await GetAsync(body);

        Assert.Equal((8, "completed", "busy"), (call.ConversationDuration, call.Leg1Status, call.Leg2Status));
        Assert.Equal((21, 8), (call.Leg1Duration, call.Leg2Duration));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"null\"")]
    [InlineData("\"N/A\"")]
    [InlineData("\"N\\/A\"")]
    [InlineData("\"\\u006eull\"")]
    [InlineData("\"1970-01-01 05:30:00\"")]
    [InlineData("\"1970-01-01T05:30:00+05:30\"")]
    [InlineData("\"0000-00-00 00:00:00\"")]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("false")]
    [InlineData("{}")]
    public async Task Every_spelling_of_no_time_is_null(string value) => Assert.Null((await GetAsync($$$"""{"Call":{"Sid":"a","EndTime":{{{value}}}}}""")).EndTime);

    [Theory]
    [InlineData("""{"RestException":{"Status":403,"Message":"No \ud83d."}}""")]
    [InlineData("""{"http_code":403,"response":{"code":403,"error_data":{"code":1,"message":"No \udfff."}}}""")]
    public async Task Half_characters_in_an_error_do_not_hide_its_message(string body)
    {
        foreach (var status in new[] { 403, 200 })
        {
            using var handler = new BytesHandler(_ => Encoding.UTF8.GetBytes(body), status: status);
            var connection = handler.Connect();
            var raw = new RawRequest(connection, "GET", RequestPath.Resolve(connection.Account, "Calls.json", ccm: false), null);

            var error = await Assert.ThrowsAsync<ExotelException>(() => raw.SendAsync(Cancellation));

            Assert.Equal((ExotelErrorKind.Forbidden, "No \uFFFD."), (error.Kind, error.ServerMessage));
        }
    }

    [Fact]
    public async Task Half_characters_in_any_response_are_replaced()
    {
        using var handler = new BytesHandler(_ => Encoding.UTF8.GetBytes("""{"\ud83d":["\udc00",{"a\ud83d":"b\ud83d\ud83d\ude00"}]}"""));
        var connection = handler.Connect();

        var read = (DataObject)(await new RawRequest(connection, "GET", RequestPath.Resolve(connection.Account, "Calls.json", ccm: false), null).SendAsync(Cancellation))!;

        Assert.Equal("\uFFFD", read[0].Key);
        var list = (List<object?>)read[0].Value!;
        Assert.Equal("\uFFFD", list[0]);
        Assert.Equal(("a\uFFFD", "b\uFFFD\U0001F600"), (((DataObject)list[1]!)[0].Key, (string)((DataObject)list[1]!)[0].Value!));
    }

    [Fact]
    public async Task Legs_are_read_beside_nulls()
    {
        using var handler = new BytesHandler(_ => Encoding.UTF8.GetBytes("""{"MetaData":"","legs":[null,{"Sid":"l1","OnCallDuration":"\u0035"}]}"""), "application/json; charset=x-none");

        var leg = Assert.Single(await LegLookup.GetV1Async(handler.Connect(), "a", Cancellation));

        Assert.Equal(("l1", 5), (leg.Sid, leg.OnCallDuration));
    }

    private static Task<Call> GetAsync(string body) => GetAsync(new BytesHandler(_ => Encoding.UTF8.GetBytes(body)));

    private static Task<Call> GetAsync(BytesHandler handler) => CallLookup.GetAsync(handler.Connect(), "a", CallDetailOptions.None, Cancellation);

    private static Task<Call> PlaceAsync(BytesHandler handler)
    {
        var settings = new ConnectionSettings { FreshHttp = () => new HttpClient(handler, disposeHandler: false), Clock = new FakeClock() };
        var order = new ConnectCallRequest { From = "+919876543210", To = "+919812345678", CallerId = "08045678900" };
        return new CallPlacement(new ApiConnection(TestAccounts.Exotest, observer: null, settings), order).PlaceAsync(Cancellation);
    }
}
