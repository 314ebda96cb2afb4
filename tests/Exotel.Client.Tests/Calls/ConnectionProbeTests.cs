using System;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Http;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls;

/// <summary>Trying credentials: one cheap request, and one more where the region may be the wrong one.</summary>
public sealed class ConnectionProbeTests
{
    private const string ApiError = """{"RestException":{"Status":401,"Message":"Unauthorized"}}""";
    private const string Empty = """{"Metadata":{"Total":0,"PageSize":1},"Calls":[]}""";

    private readonly CannedResponses _exotel = new();

    [Fact]
    public async Task The_probe_requests_one_call_of_one_minute_that_is_past_in_every_time_zone()
    {
        _exotel.Json(Empty);

        Assert.Null(await ConnectionProbe.TryAsync(_exotel.Connect(), TestContext.Current.CancellationToken));

        var query = Uri.UnescapeDataString(Assert.Single(_exotel.Asked).Query.Replace('+', ' '));
        Assert.Contains("PageSize=1&", query, StringComparison.Ordinal);
        Assert.Contains("gte:2026-07-14 08:59:00;lte:2026-07-14 09:00:00", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_probe_finds_the_region_that_accepts_the_key()
    {
        _exotel.Json(Empty);

        var region = await ConnectionProbe.FindRegionAsync(TestAccounts.Exotest, Connect, TestContext.Current.CancellationToken);

        Assert.Equal("Mumbai", region?.Name);
        Assert.Equal("api.in.exotel.com", Assert.Single(_exotel.Asked).Host);
    }

    [Fact]
    public async Task The_probe_finds_no_region_when_every_region_rejects_the_key()
    {
        _exotel.Json(ApiError, 401);

        Assert.Null(await ConnectionProbe.FindRegionAsync(TestAccounts.Exotest, Connect, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_probe_sends_the_key_of_an_account_with_a_custom_URL_to_no_other_host()
    {
        var account = TestAccounts.With(region: "https://gateway.example");

        Assert.Null(await ConnectionProbe.FindRegionAsync(account, Connect, TestContext.Current.CancellationToken));

        Assert.Empty(_exotel.Asked);
    }

    private ApiConnection Connect(Account account) => _exotel.Connect(account);
}
