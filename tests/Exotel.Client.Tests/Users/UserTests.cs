using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator.Configuration;
using Exotel.Tests.Support;
using Exotel.Users;
using Xunit;

namespace Exotel.Tests.Users;

/// <summary>Users: section 11 of the API document.</summary>
public sealed class UserTests
{
    private const string Asha = """
        {"id":"u1","first_name":"Asha","last_name":"Rao","email":"asha@example.com","role":"supervisor","active_call":{"call_sid":"c1"},"last_login":"2026-07-15T06:00:00Z",
         "devices":[{"id":1,"contact_uri":"+919800000001","type":"tel","available":false},{"id":2,"contact_uri":"tel:+919800000002","type":"tel","available":"true"},
                    {"id":3,"contact_uri":"sip:asha@voip.exotel.com","type":"sip","available":false}]}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Shapes => new(
        $$$"""{"http_code":200,"metadata":{"total":1,"count":1,"offset":0,"limit":50},"response":[{"code":200,"status":"success","data":{{{Asha}}}}]}""",
        $$$"""{"http_code":200,"metadata":{"total":1},"response":{"code":200,"status":"success","data":[{{{Asha}}}]}}""",
        $$$"""{"metadata":{"total":"1"},"response":{"code":200,"users":[{{{Asha}}}]}}""");

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_user_is_read_from_every_shape(string body)
    {
        var exotel = new CannedResponses().Json(body);

        var user = Assert.Single(await ListAsync(exotel));

        Assert.Equal("u1", user.Id);
        Assert.Equal("Asha", user.FirstName);
        Assert.Equal("Rao", user.LastName);
        Assert.Equal("Asha Rao", user.FullName);
        Assert.Equal("asha@example.com", user.Email);
        Assert.Equal("supervisor", user.Role);
        Assert.Equal("+919800000002", user.PhoneNumber);
        Assert.Equal("sip:asha@voip.exotel.com", user.SipUri);
        Assert.True(user.Available);
        Assert.Equal("c1", user.ActiveCall);
        Assert.Equal(new DateTimeOffset(2026, 7, 15, 11, 30, 0, TimeSpan.FromHours(5.5)), user.LastLogin);
        Assert.Equal("https://ccm-api.exotel.com/v2/accounts/exotest/users?fields=devices%2Cactive_call%2Clast_login&offset=0&limit=50", exotel.Asked.Single().AbsoluteUri);
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("false", null)]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    [InlineData("true", "true")]
    [InlineData("\"c1\"", "c1")]
    [InlineData("[{\"sid\":\"c1\"}]", "c1")]
    public async Task The_active_call_is_its_SID_or_whether_there_is_one(string wire, string? expected) =>
        Assert.Equal(expected, Assert.Single(await ListAsync(new CannedResponses().Json($$$"""{"metadata":{"total":1},"response":[{"data":{"id":"u","active_call":{{{wire}}}}}]}"""))).ActiveCall);

    [Theory]
    [InlineData("[]", null)]
    [InlineData("""[{"available":false}]""", false)]
    [InlineData("""[{"available":false},{"available":true}]""", true)]
    [InlineData("""[{"available":null}]""", null)]
    [InlineData("null", null)]
    public async Task A_user_is_available_when_a_device_is(string devices, bool? expected) =>
        Assert.Equal(expected, Assert.Single(await ListAsync(new CannedResponses().Json($$$"""{"metadata":{"total":1},"response":[{"data":{"id":"u","devices":{{{devices}}}}}]}"""))).Available);

    [Theory]
    [InlineData("blocks", 0)]
    [InlineData("blocks", 1)]
    [InlineData("blocks", 49)]
    [InlineData("blocks", 50)]
    [InlineData("blocks", 51)]
    [InlineData("blocks", 130)]
    [InlineData("block", 130)]
    public async Task All_users_are_listed_to_the_end(string shape, int count)
    {
        await using var exotel = await SimulatedExotel.StartAsync(new SimulatorOptions { Calls = 0, Users = count, UserShape = shape }, Cancellation);

        var users = await ListAsync(new UsersClient(exotel.Connect()), shape == "block" && count == 0 ? new() { Emails = ["x"] } : new());

        Assert.Equal(count, users.Select(user => user.Id).Distinct().Count());
        Assert.Equal(count, users.Count);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(20, false)]
    [InlineData(7, false)]
    public async Task A_server_that_gives_fewer_on_a_page_than_asked_for_loses_no_user(int page, bool tells)
    {
        var exotel = new RoutedResponses(uri =>
        {
            var offset = int.Parse(uri.Query.Split("offset=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
            var users = Enumerable.Range(0, 45).Skip(offset).Take(page).Select(id => $$$"""{"data":{"id":"{{{id}}}"}}""");
            return (200, $$$"""{"metadata":{{{(tells ? "{\"total\":45}" : "null")}}},"response":[{{{string.Join(",", users)}}}]}""");
        });

        Assert.Equal(45, (await ListAsync(new UsersClient(exotel.Connect()), new())).Count);
    }

    [Fact]
    public async Task A_server_that_ignores_the_offset_is_an_error_and_no_short_list()
    {
        var exotel = new RoutedResponses(_ => (200, """{"metadata":{"total":3},"response":[{"data":{"id":"1"}},{"data":{"id":"2"}}]}"""));

        Assert.Equal(ExotelErrorKind.InvalidResponse, (await Assert.ThrowsAsync<ExotelException>(() => ListAsync(new UsersClient(exotel.Connect()), new()))).Kind);
    }

    [Fact]
    public async Task Numbers_are_sent_in_their_international_form_and_values_as_one_list()
    {
        var exotel = new CannedResponses().Json("""{"metadata":{"total":0},"response":[]}""");

        await ListAsync(new UsersClient(exotel.Connect()), new() { PhoneNumbers = ["09800000001", "sip:a@b"], Emails = [" a@b.c", "d+e@f.g"] });

        Assert.Contains("&email=a%40b.c%2Cd%2Be%40f.g&devices.contact_uri=%2B919800000001%2Csip%3Aa%40b&", exotel.Asked.Single().AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_the_server_ignores_does_not_widen_the_list()
    {
        const string Others = """{"data":{"id":"u2","email":"b@example.com","devices":[{"contact_uri":"+919800000009"}]}}""";
        string body = $$$"""{"metadata":{"total":2},"response":[{"data":{{{Asha}}}},{{{Others}}}]}""";

        Assert.Equal("u1", Assert.Single(await ListAsync(new UsersClient(new CannedResponses().Json(body).Connect()), new() { Emails = ["ASHA@example.com"] })).Id);
        Assert.Equal("u2", Assert.Single(await ListAsync(new UsersClient(new CannedResponses().Json(body).Connect()), new() { PhoneNumbers = ["98000 00009"] })).Id);
        Assert.Equal("u1", Assert.Single(await ListAsync(new UsersClient(new CannedResponses().Json(body).Connect()), new() { PhoneNumbers = ["919800000002"] })).Id);
    }

    [Theory]
    [InlineData("blocks")]
    [InlineData("block")]
    public async Task Nobody_with_what_was_asked_for_is_an_empty_list_in_either_form(string shape)
    {
        await using var exotel = await SimulatedExotel.StartAsync(new SimulatorOptions { Calls = 0, UserShape = shape }, Cancellation);

        Assert.Empty(await ListAsync(new UsersClient(exotel.Connect()), new() { Emails = ["nobody@example.com"] }));
    }

    [Theory]
    [InlineData("""{"RestException":{"Status":401,"Message":"Authentication failed"}}""", 401, ExotelErrorKind.AuthenticationFailed)]
    [InlineData("""{"http_code":403,"response":{"code":403,"error_data":{"code":1,"message":"no"}}}""", 403, ExotelErrorKind.Forbidden)]
    [InlineData("""{"http_code":404,"response":{"code":404,"error_data":{"code":1017,"message":"tenant not found"}}}""", 404, ExotelErrorKind.NotFound)]
    [InlineData("<html>no such page</html>", 404, ExotelErrorKind.NotFound)]
    public async Task An_account_without_the_feature_is_told_so_with_and_without_a_filter(string body, int status, ExotelErrorKind kind)
    {
        foreach (var query in new[] { new UserQuery(), new UserQuery { Emails = ["a@b.c"] } })
        {
            var error = await Assert.ThrowsAsync<ExotelException>(() => ListAsync(new UsersClient(new CannedResponses().Json(body, status).Connect()), query));

            Assert.Equal(kind, error.Kind);
            Assert.Contains("list of users (CCM, in beta)", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Rate_refusals_between_pages_lose_and_repeat_no_user()
    {
        await using var exotel = await SimulatedExotel.StartAsync(new SimulatorOptions { Calls = 0, Users = 120, Faults = "seq=429,ok,429,429-retry-after=2,ok,429,ok" }, Cancellation);

        var users = await ListAsync(new UsersClient(exotel.Connect()), new());

        Assert.Equal(120, users.Select(user => user.Id).Distinct().Count());
        Assert.Equal(120, users.Count);
    }

    private static Task<List<User>> ListAsync(CannedResponses exotel) => ListAsync(new UsersClient(exotel.Connect()), new());

    private static async Task<List<User>> ListAsync(UsersClient client, UserQuery query) =>
        [.. (await client.ListAsync(query, Cancellation).ToListAsync(Cancellation)).SelectMany(page => page)];
}
