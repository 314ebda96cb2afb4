using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Calls.Listing;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls;

/// <summary>Payloads of the API documents, read into calls.</summary>
public sealed class CallPayloadTests
{
    private static readonly TimeSpan India = new(5, 30, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_details_are_read_from_JSON()
    {
        var call = await GetAsync(new CannedResponses().Payload("call-details.json"));

        Assert.Equal("b6cfaf5f5cef3ca0fc937749ef96d245", call.Sid);
        Assert.Null(call.ParentCallSid);
        Assert.Equal("Exotel", call.AccountSid);
        Assert.Equal("0XXXXX30240", call.To);
        Assert.Equal("0XXXXX85175", call.From);
        Assert.Equal("0XXXXXX4890", call.PhoneNumberSid);
        Assert.Equal("completed", call.Status);
        Assert.Equal("outbound-api", call.Direction);
        Assert.Equal(new DateTimeOffset(2016, 11, 29, 15, 58, 45, India), call.DateCreated);
        Assert.Equal(new DateTimeOffset(2016, 11, 29, 16, 0, 9, India), call.DateUpdated);
        Assert.Equal(new DateTimeOffset(2016, 11, 29, 15, 59, 10, India), call.StartTime);
        Assert.Equal(new DateTimeOffset(2016, 11, 29, 15, 59, 27, India), call.EndTime);
        Assert.Equal(17, call.Duration);
        Assert.Equal(1.500m, call.Price);
        Assert.Equal("human", call.AnsweredBy);
        Assert.Null(call.ForwardedFrom);
        Assert.Null(call.CallerName);
        Assert.Equal(8, call.ConversationDuration);
        Assert.Equal("completed", call.Leg1Status);
        Assert.Equal("completed", call.Leg2Status);
        Assert.Equal(21, call.Leg1Duration);
        Assert.Equal(8, call.Leg2Duration);
        Assert.Equal("Answered", call.Outcome);
        Assert.Equal("V1", call.ApiVersion);
        Assert.Equal("/v1/Accounts/Exotel/Calls/b6cfaf5f5cef3ca0fc937749ef96d245", call.Uri);
        Assert.Equal("https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/Exotel/b6cfaf5f5cef3ca0fc937749ef96d245.mp3", call.RecordingUrl);
        Assert.Null(call.PreSignedRecordingUrl);
        Assert.Equal("b6cfaf5f5cef3ca0fc937749ef96d245", call.ToString());
    }

    [Theory]
    [InlineData("connect-response.json", "c5797dcbaaeed7678c4062a4a3ed2f8a", "0XXXXX38847", "2017-03-03T10:48:33+05:30")]
    [InlineData("connect-response.xml", "06caf2045009d50fbb1da5b5926d2e2f", "0XXXXX40682", "2017-03-03T11:00:19+05:30")]
    public async Task A_call_just_placed_has_nulls(string file, string sid, string to, string start)
    {
        var call = await GetAsync(new CannedResponses().Payload(file));

        Assert.Equal(sid, call.Sid);
        Assert.Equal(to, call.To);
        Assert.Equal("in-progress", call.Status);
        Assert.Equal("InProgress", call.Outcome);
        Assert.Equal(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), call.StartTime);
        Assert.Null(call.ParentCallSid);
        Assert.Null(call.EndTime);
        Assert.Null(call.Duration);
        Assert.Null(call.Price);
        Assert.Null(call.AnsweredBy);
        Assert.Null(call.RecordingUrl);
    }

    [Fact]
    public async Task A_page_of_calls_is_read_from_JSON()
    {
        var page = await PageAsync(new CannedResponses().Payload("calls-page.json"));

        Assert.Equal(1027, page.Total);
        var call = Assert.Single(page.Calls);
        Assert.Equal("b6cfaf5f5cef3ca0fc937749ef960e25", call.Sid);
        Assert.Equal(47, call.Duration);
        Assert.Equal(33, call.ConversationDuration);
        Assert.Equal("no-answer", call.Leg2Status);
        Assert.Equal(43, call.Leg1Duration);
        Assert.Equal(33, call.Leg2Duration);
        Assert.Equal("Answered", call.Outcome);
    }

    [Fact]
    public async Task A_page_of_calls_in_XML_reads_like_the_same_page_in_JSON()
    {
        var page = await PageAsync(new CannedResponses().Payload("calls-page.xml"));

        Assert.Equal(1027, page.Total);
        var call = Assert.Single(page.Calls);
        Assert.Equal("b6cfaf5f5cef3ca0fc937749ef96d245", call.Sid);
        Assert.Equal(17, call.Duration);
        Assert.Equal(1.5m, call.Price);
        Assert.Null(call.ParentCallSid);
        Assert.Equal(8, call.ConversationDuration);
        Assert.Equal(21, call.Leg1Duration);
        Assert.Equal(8, call.Leg2Duration);
        Assert.Equal("completed", call.Leg1Status);
    }

    [Theory]
    [InlineData("\"17\"", 17)]
    [InlineData("17", 17)]
    [InlineData("17.0", 17)]
    [InlineData("\"17.9\"", 17)]
    [InlineData("\"1,5\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"N/A\"", null)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    [InlineData("true", null)]
    [InlineData("99999999999", null)]
    public async Task Durations_are_read_from_numbers_or_text(string wire, int? expected)
    {
        var call = await GetAsync(new CannedResponses().Json($$$"""{"Call":{"Sid":"a","Duration":{{{wire}}}}}"""));

        Assert.Equal(expected, call.Duration);
    }

    [Theory]
    [InlineData("\"1.500\"", "1.500")]
    [InlineData("1.5", "1.5")]
    [InlineData("\"0.300030\"", "0.300030")]
    [InlineData("\"-\"", null)]
    [InlineData("[]", null)]
    public async Task Prices_are_read_from_numbers_or_text(string wire, string? expected)
    {
        var call = await GetAsync(new CannedResponses().Json($$$"""{"Call":{"Sid":"a","Price":{{{wire}}}}}"""));

        Assert.Equal(expected is null ? null : decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), call.Price);
    }

    [Theory]
    [InlineData("\"2026-02-28 23:59:59\"", "2026-02-28T23:59:59+05:30")]
    [InlineData("\"2020-09-15 11:01:20+05:30\"", "2020-09-15T11:01:20+05:30")]
    [InlineData("\"2024-06-15T10:30:00.000Z\"", "2024-06-15T16:00:00+05:30")]
    [InlineData("\"2024-06-15T10:30:00-0400\"", "2024-06-15T20:00:00+05:30")]
    [InlineData("\"1970-01-01 05:30:00\"", null)]
    [InlineData("\"0001-01-01T00:00:00Z\"", null)]
    [InlineData("\"0000-00-00 00:00:00\"", null)]
    [InlineData("\"2026-02-30 10:00:00\"", null)]
    [InlineData("\"2026-02-20 10:00:00 IST\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"null\"", null)]
    [InlineData("17", null)]
    [InlineData("{\"a\":1}", null)]
    public async Task Times_are_read_in_several_formats(string wire, string? expected)
    {
        var call = await GetAsync(new CannedResponses().Json($$$"""{"Call":{"Sid":"a","EndTime":{{{wire}}},"To":"1"}}"""));

        DateTimeOffset? time = expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(time, call.EndTime);
        Assert.Equal(time?.Offset, call.EndTime?.Offset);
        Assert.Equal("1", call.To);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"null\"")]
    [InlineData("\"N/A\"")]
    public async Task Empty_fields_are_null(string wire)
    {
        var call = await GetAsync(new CannedResponses().Json($$$"""{"Call":{"Sid":"a","CallerName":{{{wire}}},"To":"1"}}"""));

        Assert.Null(call.CallerName);
        Assert.Equal("1", call.To);
    }

    [Theory]
    [InlineData("1970-01-01 05:30:00")]
    [InlineData("1970-01-01 00:00:00")]
    [InlineData("1969-12-31 19:00:00")]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("0000-00-00 00:00:00")]
    public async Task The_epoch_in_any_time_zone_is_null(string wire) =>
        Assert.Null((await GetAsync(new CannedResponses().Json($$$"""{"Call":{"Sid":"a","EndTime":"{{{wire}}}"}}"""))).EndTime);

    [Theory]
    [InlineData("""order 7 \ud83d""", "order 7 \uFFFD")]
    [InlineData("""\udc00x""", "\uFFFDx")]
    [InlineData("""\ud83d\ude00 \ud83d""", "\U0001F600 \uFFFD")]
    [InlineData("""a\\ud83d \ud83d\n""", "a\\ud83d \uFFFD\n")]
    [InlineData("\u00e9", "\uFFFD")]
    public async Task A_text_cut_inside_a_character_does_not_invalidate_the_call(string wire, string expected)
    {
        // Latin-1 makes one byte of the accent, which is none in UTF-8.
        var body = Encoding.Latin1.GetBytes($$$"""{"Call":{"Sid":"a","CustomField":"{{{wire}}}","Status":"{{{wire}}}","To":"1"}}""");
        var call = await GetAsync(new CannedResponses().Add(200, string.Empty, "application/json", answer => answer.Content = new ByteArrayContent(body)));

        Assert.Equal(expected, call.CustomField);
        Assert.Equal(expected, call.Status);
        Assert.Equal("1", call.To);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{\"Legs\":\"\"}")]
    [InlineData("{\"Legs\":[null,1,{\"Leg\":null},{}]}")]
    public async Task Details_of_an_unexpected_shape_are_ignored(string wire)
    {
        var call = await GetAsync(new CannedResponses().Json($$$"""{"Call":{"Sid":"a","Details":{{{wire}}},"To":"1"}}"""));

        Assert.Null(call.Leg1Duration);
        Assert.Null(call.ConversationDuration);
        Assert.Equal("1", call.To);
    }

    [Fact]
    public async Task Legs_are_identified_by_their_id_in_any_order()
    {
        var call = await GetAsync(new CannedResponses().Json(
            """{"Call":{"Sid":"a","Details":{"Legs":[{"Leg":{"Id":2,"OnCallDuration":"8"}},{"Leg":{"Id":"1","OnCallDuration":21}}]}}}"""));

        Assert.Equal(21, call.Leg1Duration);
        Assert.Equal(8, call.Leg2Duration);
    }

    [Fact]
    public async Task Numbers_and_booleans_in_text_fields_are_kept_as_written()
    {
        var call = await GetAsync(new CannedResponses().Json("""{"Call":{"Sid":12,"From":9876543210,"CustomField":{"a":[1]},"CallerName":false}}"""));

        Assert.Equal("12", call.Sid);
        Assert.Equal("9876543210", call.From);
        Assert.Equal("""{"a":[1]}""", call.CustomField);
        Assert.Equal("false", call.CallerName);
    }

    private static Task<Call> GetAsync(CannedResponses exotel) =>
        CallLookup.GetAsync(exotel.Connect(), "a", CallDetailOptions.None, Cancellation);

    private static async Task<CallPage> PageAsync(CannedResponses exotel)
    {
        var window = new CallWindow(new DateTime(2026, 7, 1), new DateTime(2026, 7, 2));
        return await new CallPager(exotel.Connect(), new CallQuery(), window).ReadPageAsync(Cancellation);
    }
}
