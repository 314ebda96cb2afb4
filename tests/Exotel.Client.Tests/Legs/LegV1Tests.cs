using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Legs;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Legs;

/// <summary>Legs of v1: section 6 of the API document in every shape it names.</summary>
public sealed class LegV1Tests
{
    private const string OneLeg = """{"MetaData":{"Total":1,"Count":1},"legs":[{"Sid":"l1"}]}""";

    private static readonly TimeSpan India = new(5, 30, 0);

    private static int _accounts;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_documented_v1_legs_are_read()
    {
        var legs = await GetAsync(new CannedResponses().Payload("legs-v1.json"));

        Assert.Equal(["XXXXXXXXXXXXX1", "XXXXXXXXXXXXX2", "XXXXXXXXXXXXX3"], legs.Select(leg => leg.Sid));
        Assert.Equal(["From", "To", "To"], legs.Select(leg => leg.Side));
        Assert.Equal([25, 5, 4], legs.Select(leg => leg.OnCallDuration));
        var first = legs[0];
        Assert.Equal("XXXXXXXXXXXXXX", first.CallSid);
        Assert.Equal("exotelt", first.AccountSid);
        Assert.Equal("XXXXXXXXXXXXXX", first.PhoneNumber);
        Assert.Equal("completed", first.Status);
        Assert.Equal("outbound", first.Origin);
        Assert.Null(first.LastAction);
        Assert.Equal(new DateTimeOffset(2021, 6, 24, 11, 12, 39, India), first.DateCreated);
        Assert.Equal(new DateTimeOffset(2021, 6, 24, 11, 13, 8, India), first.DateUpdated);
        Assert.Null(first.StartTime);
        Assert.Null(first.ExoPhone);
        Assert.Equal("V1", first.ApiVersion);
        Assert.Equal("/v1/Accounts/exotelt/Calls/XXXXXXXXXXXXXX/Legs/XXXXXXXXXXXXX1", first.Uri);
        Assert.Equal("XXXXXXXXXXXXX1", first.ToString());
        var last = legs[2];
        Assert.Equal(new DateTimeOffset(2021, 6, 24, 11, 12, 58, India), last.StartTime);
        Assert.Equal(new DateTimeOffset(2021, 6, 24, 11, 13, 8, India), last.EndTime);
        Assert.Equal("XXXXXXXXXX", last.ExoPhone);
        Assert.Equal("XXXXXXXXXX", last.BackupExoPhone);
    }

    [Theory]
    [InlineData("""{"MetaData":{"Total":1},"legs":[{"Sid":"l1"}]}""")]
    [InlineData("""{"Metadata":{"Total":1},"Legs":[{"Sid":"l1"}]}""")]
    [InlineData("""{"Legs":[{"Sid":"l1"}]}""")]
    [InlineData("""{"MetaData":"","legs":[{"Leg":{"Sid":"l1"}}]}""")]
    [InlineData("""<TwilioResponse><MetaData><Total>1</Total></MetaData><legs><Leg><Sid>l1</Sid></Leg></legs></TwilioResponse>""")]
    [InlineData("""<TwilioResponse><MetaData><Total>1</Total></MetaData><Legs><Leg><Sid>l1</Sid></Leg></Legs></TwilioResponse>""")]
    [InlineData("""<TwilioResponse><Metadata><Total>1</Total></Metadata><Leg><Sid>l1</Sid></Leg></TwilioResponse>""")]
    public async Task V1_legs_are_read_in_either_casing_and_format(string body) =>
        Assert.Equal(["l1"], (await GetAsync(new CannedResponses().Json(body))).Select(leg => leg.Sid));

    [Fact]
    public async Task Several_v1_legs_are_read_from_XML() =>
        Assert.Equal(
            ["l1", "l2"],
            (await GetAsync(new CannedResponses().Xml("<TwilioResponse><MetaData/><legs><leg><Sid>l1</Sid></leg><leg><Sid>l2</Sid></leg></legs></TwilioResponse>"))).Select(leg => leg.Sid));

    [Theory]
    [InlineData("""{"MetaData":{"Total":0,"Count":0},"legs":[]}""")]
    [InlineData("""{"MetaData":{"Total":0,"Count":0},"legs":null}""")]
    [InlineData("""{"MetaData":{"Total":0,"Count":0}}""")]
    public async Task An_empty_list_of_v1_legs_is_not_an_error(string body) => Assert.Empty(await GetAsync(new CannedResponses().Json(body)));

    [Fact]
    public async Task A_v1_response_without_a_list_of_legs_is_an_invalid_response() =>
        Assert.Equal(ExotelErrorKind.InvalidResponse, (await FailAsync(new CannedResponses().Json("{}"))).Kind);

    [Fact]
    public async Task A_v1_leg_without_fields_has_null_properties()
    {
        var leg = Assert.Single(await GetAsync(new CannedResponses().Json("""{"legs":[{}]}""")));

        Assert.Null(leg.Sid);
        Assert.Equal("call1", leg.CallSid);
        Assert.Null(leg.Side);
        Assert.Null(leg.OnCallDuration);
        Assert.Null(leg.DateCreated);
        Assert.Equal(string.Empty, leg.ToString());
    }

    [Theory]
    [InlineData("inbound", "From")]
    [InlineData("outbound", "From")]
    [InlineData("outbound-dial", "To")]
    [InlineData("monitor", null)]
    [InlineData("a-newer-word", null)]
    public async Task The_side_of_a_leg_follows_from_its_origin(string origin, string? side)
    {
        var leg = Assert.Single(await GetAsync(new CannedResponses().Json($$"""{"legs":[{"Origin":"{{origin}}"}]}""")));

        Assert.Equal(side, leg.Side);
        Assert.Equal(origin, leg.Origin);
    }

    [Theory]
    [InlineData("BackupEcoPhone")]
    [InlineData("BackupExoPhone")]
    public async Task The_backup_ExoPhone_is_read_in_either_spelling(string name) =>
        Assert.Equal("080", Assert.Single(await GetAsync(new CannedResponses().Json($$"""{"legs":[{"{{name}}":"080"}]}"""))).BackupExoPhone);

    [Fact]
    public async Task The_request_for_legs_has_the_json_suffix_and_the_encoded_SID()
    {
        var exotel = new CannedResponses().Json(OneLeg);

        await LegLookup.GetV1Async(exotel.Connect(), "a/b c", Cancellation);

        Assert.Equal("https://api.exotel.com/v1/Accounts/exotest/Calls/a%2Fb%20c/Legs.json", exotel.Asked.Single().AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Not Found</html>")]
    [InlineData("""{"message":"no route"}""")]
    [InlineData("404 not found")]
    public async Task A_path_that_is_not_found_is_replaced_by_the_next_spelling_which_is_remembered(string notFound)
    {
        var exotel = new CannedResponses().Json(notFound, 404).Json(OneLeg).Json(OneLeg);
        var account = NewAccount();

        await LegLookup.GetV1Async(exotel.Connect(account), "call1", Cancellation);
        await LegLookup.GetV1Async(exotel.Connect(account), "call2", Cancellation);

        Assert.Equal(["call1/Legs.json", "call1.json/Legs", "call2.json/Legs"], Paths(exotel));
    }

    [Fact]
    public async Task The_path_without_suffix_is_the_last_spelling()
    {
        var exotel = new CannedResponses().Json("", 404).Html("<html></html>", 404).Json(OneLeg).Json(OneLeg);
        var account = NewAccount();

        await LegLookup.GetV1Async(exotel.Connect(account), "call1", Cancellation);
        await LegLookup.GetV1Async(exotel.Connect(account), "call2", Cancellation);

        Assert.Equal(["call1/Legs.json", "call1.json/Legs", "call1/Legs", "call2/Legs"], Paths(exotel));
    }

    [Fact]
    public async Task Support_of_the_json_suffix_is_detected_for_each_account()
    {
        var exotel = new CannedResponses().Json("", 404).Json(OneLeg).Json(OneLeg);

        await LegLookup.GetV1Async(exotel.Connect(NewAccount()), "call1", Cancellation);
        await LegLookup.GetV1Async(exotel.Connect(NewAccount()), "call1", Cancellation);

        Assert.Equal(["call1/Legs.json", "call1.json/Legs", "call1/Legs.json"], Paths(exotel));
    }

    [Fact]
    public async Task An_API_error_at_a_path_settles_the_spelling_too()
    {
        var exotel = new CannedResponses().Json("", 404).Json("", 404).Json("""{"RestException":{"Status":404,"Message":"gone"}}""", 404).Json(OneLeg);
        var account = NewAccount();

        Assert.Equal(ExotelErrorKind.NotFound, (await FailAsync(exotel, account)).Kind);
        await LegLookup.GetV1Async(exotel.Connect(account), "call2", Cancellation);

        Assert.Equal(["call1/Legs.json", "call1.json/Legs", "call1/Legs", "call2/Legs"], Paths(exotel));
    }

    [Fact]
    public async Task Nothing_is_remembered_when_no_path_is_found()
    {
        var exotel = new CannedResponses().Json("", 404).Json("", 404).Json("", 404).Json(OneLeg);
        var account = NewAccount();

        Assert.Equal(ExotelErrorKind.NotFound, (await FailAsync(exotel, account)).Kind);
        await LegLookup.GetV1Async(exotel.Connect(account), "call2", Cancellation);

        Assert.Equal(["call1/Legs.json", "call1.json/Legs", "call1/Legs", "call2/Legs.json"], Paths(exotel));
    }

    [Fact]
    public async Task Legs_of_a_call_that_does_not_exist_are_requested_once()
    {
        var exotel = new CannedResponses().Json("""{"RestException":{"Status":404,"Message":"no such call"}}""", 404);

        var error = await FailAsync(exotel);

        Assert.Equal(ExotelErrorKind.NotFound, error.Kind);
        Assert.Contains("no such call", error.Message, StringComparison.Ordinal);
        Assert.Single(exotel.Asked);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(200)]
    public async Task The_documented_legs_error_keeps_its_status_and_message(int status)
    {
        var error = await FailAsync(new CannedResponses().Json(Fixtures.Read("error-legs-v1.json"), status));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.Equal(400, error.StatusCode);
        Assert.Equal("Bad Request: Please check the callSID passed", error.ServerMessage);
    }

    [Theory]
    [InlineData(401, ExotelErrorKind.AuthenticationFailed)]
    [InlineData(403, ExotelErrorKind.Forbidden)]
    public async Task The_error_of_a_rejected_account_says_that_legs_must_be_enabled(int status, ExotelErrorKind kind)
    {
        var error = await FailAsync(new CannedResponses().Json("", status));

        Assert.Equal(kind, error.Kind);
        Assert.Contains("Legs must be enabled", error.Message, StringComparison.Ordinal);
    }

    private static Account NewAccount() => TestAccounts.With(sid: "legs" + Interlocked.Increment(ref _accounts));

    private static IEnumerable<string> Paths(CannedResponses exotel) => exotel.Asked.Select(uri => uri.AbsolutePath.Split("/Calls/")[1]);

    private static Task<IReadOnlyList<CallLeg>> GetAsync(CannedResponses exotel, Account? account = null) =>
        LegLookup.GetV1Async(exotel.Connect(account), "call1", Cancellation);

    private static Task<ExotelException> FailAsync(CannedResponses exotel, Account? account = null) =>
        Assert.ThrowsAsync<ExotelException>(() => GetAsync(exotel, account));
}
