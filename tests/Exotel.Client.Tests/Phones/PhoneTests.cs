using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Phones;

/// <summary>ExoPhones and their health: section 11 of the API document.</summary>
public sealed class PhoneTests
{
    private const string One = """
        {"sid":"0113958","phone_number":"08045678900","friendly_name":"Sales Mumbai","capabilities":{"voice":true,"sms":"false"},"country":"IN","region":"KA",
         "voice_url":"http://my.exotel.com/exotest/exoml/start_voice/12345","sms_url":null}
        """;

    private const string Health = """
        {"connectivity":{"incoming_call":{"status":"major_outage","last_check_time":"2026-07-15T06:00:00Z","alternate_exophone":"08045678901"},
                         "outgoing_call":{"status":"active","last_check_time":"2026-07-15T06:05:00Z","alternate_exophone":null}}}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Lists => new(
        $$"""{"uri":"x","incoming_phone_numbers":[{{One}}],"next_page_uri":null}""",
        $$$"""{"incoming_phone_numbers":{{{One}}}}""",
        $$$"""{"request_id":"r","http_code":200,"metadata":{"page":0},"response":[{"code":200,"error_data":null,"status":"success","data":{{{One}}}}]}""",
        $$$"""{"http_code":200,"response":{"code":200,"status":"success","data":[{{{One}}}]}}""");

    public static TheoryData<string> Healths => new(
        Health,
        $$$"""{"http_code":200,"response":[{"code":200,"status":"success","data":{"sid":"1",{{{Health.Trim()[1..]}}}}]}""",
        $$$"""{"http_code":200,"response":{"code":200,"data":{{{Health}}}}}""",
        $$$"""{"http_code":200,"response":{"code":200,{{{Health.Trim()[1..]}}}}""",
        Health.Replace("\"08045678901\"", """{"phone_number":"08045678901","sid":"2"}""", StringComparison.Ordinal),
        Health.Replace("\"08045678901\"", """[null,{"phone_number":"08045678901"}]""", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task An_ExoPhone_is_read_from_every_shape_of_the_list(string body)
    {
        var phone = Assert.Single(await ListAsync(new CannedResponses().Json(body)));

        Assert.Equal("08045678900", phone.PhoneNumber);
        Assert.Equal("0113958", phone.Sid);
        Assert.Equal("Sales Mumbai", phone.FriendlyName);
        Assert.Equal("IN", phone.Country);
        Assert.Equal("KA", phone.Region);
        Assert.True(phone.Voice);
        Assert.False(phone.Sms);
        Assert.Equal("http://my.exotel.com/exotest/exoml/start_voice/12345", phone.VoiceUrl);
        Assert.Equal("12345", phone.FlowId);
        Assert.Null(phone.IncomingStatus);
        Assert.Equal("08045678900", phone.ToString());
    }

    [Theory]
    [MemberData(nameof(Healths))]
    public async Task Health_is_read_from_every_shape_and_keeps_what_the_list_told(string body)
    {
        var exotel = new CannedResponses().Json($$"""{"incoming_phone_numbers":[{{One}}]}""").Json(body);

        var phone = await HealthAsync(exotel);

        Assert.Equal("Sales Mumbai", phone.FriendlyName);
        Assert.Equal("12345", phone.FlowId);
        Assert.Equal("major_outage", phone.IncomingStatus);
        Assert.Equal("active", phone.OutgoingStatus);
        Assert.Equal(new DateTimeOffset(2026, 7, 15, 11, 35, 0, TimeSpan.FromHours(5.5)), phone.LastChecked);
        Assert.Equal("08045678901", phone.AlternatePhoneNumber);
        Assert.Equal("https://api.exotel.com/v2/accounts/exotest/incoming-phone-numbers/0113958", exotel.Asked[1].AbsoluteUri);
    }

    [Theory]
    [InlineData("https://example.com/flow", null)]
    [InlineData("http://my.exotel.com/x/exoml/start_voice/7?a=b", "7")]
    [InlineData("", null)]
    public async Task The_flow_is_that_of_the_URL(string url, string? flow) =>
        Assert.Equal(flow, (await ListAsync(new CannedResponses().Json($$"""{"incoming_phone_numbers":[{"sid":"1","voice_url":"{{url}}"}]}""")))[0].FlowId);

    [Fact]
    public async Task The_token_in_a_URL_of_an_ExoPhone_is_not_shown()
    {
        var phones = await ListAsync(new CannedResponses().Json($$"""{"incoming_phone_numbers":[{"sid":"1","voice_url":"https://k:{{TestAccounts.Token}}@example.com/"}]}"""));

        Assert.DoesNotContain(TestAccounts.Token, phones[0].VoiceUrl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 80-4567 8900")]
    [InlineData("+918045678900")]
    [InlineData("918045678900")]
    [InlineData("0113958")]
    public async Task An_ExoPhone_is_found_by_any_spelling_of_its_number_and_by_its_ID(string number)
    {
        var client = new PhonesClient(new CannedResponses().Json($$"""{"incoming_phone_numbers":[{"sid":"9","phone_number":"08011111111"},{{One}}]}""").Connect());

        var results = await client.FindAsync([number, "0999"], Cancellation).ToListAsync(Cancellation);

        Assert.Equal("0113958", results[0].Value?.Sid);
        Assert.Equal(ExotelErrorKind.NotFound, results[1].Error?.Kind);
        Assert.Contains("0999", results[1].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_read_once_for_all_numbers_of_a_client()
    {
        var exotel = new CannedResponses().Json($$"""{"incoming_phone_numbers":[{{One}}]}""");
        var client = new PhonesClient(exotel.Connect());

        Assert.Single(await client.FindAsync(["08045678900"], Cancellation).ToListAsync(Cancellation));
        Assert.Equal(2, (await client.FindAsync(["08045678900", "+918045678900"], Cancellation).ToListAsync(Cancellation)).Count);

        Assert.Single(exotel.Asked);
    }

    [Theory]
    [InlineData("""{"RestException":{"Status":403,"Message":"not enabled"}}""", 403, ExotelErrorKind.Forbidden)]
    [InlineData("""{"RestException":{"Status":403,"Message":"not enabled"}}""", 200, ExotelErrorKind.Forbidden)]
    [InlineData("""{"http_code":401,"response":{"code":401,"error_data":{"code":1010,"message":"authentication failed"}}}""", 401, ExotelErrorKind.AuthenticationFailed)]
    [InlineData("""{"http_code":403,"response":[{"code":403,"error_data":{"code":1,"message":"no"}}]}""", 200, ExotelErrorKind.Forbidden)]
    public async Task An_account_without_the_feature_is_told_so(string body, int status, ExotelErrorKind kind)
    {
        var list = await Assert.ThrowsAsync<ExotelException>(() => ListAsync(new CannedResponses().Json(body, status)));
        var health = await Assert.ThrowsAsync<ExotelException>(() => HealthAsync(new CannedResponses().Json($$"""{"incoming_phone_numbers":[{{One}}]}""").Json(body, status)));

        Assert.Equal(kind, list.Kind);
        Assert.Contains("ExoPhones (v2_beta) must be enabled", list.Message, StringComparison.Ordinal);
        Assert.Equal(kind, health.Kind);
        Assert.Contains("health of ExoPhones must be enabled", health.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"incoming_phone_numbers":"none"}""")]
    public async Task A_response_without_a_list_is_an_error_and_no_empty_list(string body) =>
        Assert.Equal(ExotelErrorKind.InvalidResponse, (await Assert.ThrowsAsync<ExotelException>(() => ListAsync(new CannedResponses().Json(body)))).Kind);

    [Fact]
    public async Task Health_without_connectivity_is_an_error_and_no_healthy_number() =>
        Assert.Equal(
            ExotelErrorKind.InvalidResponse,
            (await Assert.ThrowsAsync<ExotelException>(() => HealthAsync(new CannedResponses().Json($$"""{"incoming_phone_numbers":[{{One}}]}""").Json("""{"sid":"1"}""")))).Kind);

    [Fact]
    public async Task Rate_refusals_are_waited_for_and_no_number_is_lost()
    {
        var exotel = new CannedResponses().Json($$"""{"incoming_phone_numbers":[{{One}}]}""");
        for (var refusal = 0; refusal < 7; refusal++)
            exotel.Json("""{"RestException":{"Status":429,"Message":"Too many requests"}}""", 429);
        exotel.Json(Health);
        var clock = new FakeClock();
        var client = new PhonesClient(exotel.Connect(clock: clock));

        var phones = await client.FindAsync(["0113958"], Cancellation).ToListAsync(Cancellation);
        var health = await client.GetHealthAsync([phones[0].Value!], Cancellation).ToListAsync(Cancellation);

        Assert.Equal("major_outage", Assert.Single(health).Value?.IncomingStatus);
        Assert.InRange(clock.Elapsed, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5));
    }

    private static async Task<List<Phone>> ListAsync(CannedResponses exotel) =>
        [.. (await new PhonesClient(exotel.Connect()).ListAsync(Cancellation).ToListAsync(Cancellation)).SelectMany(page => page)];

    private static async Task<Phone> HealthAsync(CannedResponses exotel)
    {
        var client = new PhonesClient(exotel.Connect());
        var phones = await client.ListAsync(Cancellation).FirstAsync(Cancellation);
        var result = await client.GetHealthAsync(phones, Cancellation).SingleAsync(Cancellation);
        return result.Value ?? throw result.Error!;
    }
}
