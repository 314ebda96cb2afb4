using Exotel.Http;
using Exotel.Raw;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Raw;

public sealed class RequestPathTests
{
    private static readonly Account Account = TestAccounts.With(sid: "Ex o1");

    [Theory]
    [InlineData("Calls.json", "https://api.exotel.com/v1/Accounts/Ex%20o1/Calls.json")]
    [InlineData(" Calls.json ", "https://api.exotel.com/v1/Accounts/Ex%20o1/Calls.json")]
    [InlineData("Numbers/+919876543210.json", "https://api.exotel.com/v1/Accounts/Ex%20o1/Numbers/%2B919876543210.json")]
    [InlineData("Numbers/%2B919876543210.json", "https://api.exotel.com/v1/Accounts/Ex%20o1/Numbers/%2B919876543210.json")]
    [InlineData("a b/ü.json", "https://api.exotel.com/v1/Accounts/Ex%20o1/a%20b/%C3%BC.json")]
    [InlineData("a%2Fb.json", "https://api.exotel.com/v1/Accounts/Ex%20o1/a%2Fb.json")]
    [InlineData("Accounts/{sid}.json", "https://api.exotel.com/v1/Accounts/Ex%20o1.json")]
    [InlineData("/v1/Accounts/{sid}.json", "https://api.exotel.com/v1/Accounts/Ex%20o1.json")]
    [InlineData("/v1/Accounts/{AccountSid}/Calls.json", "https://api.exotel.com/v1/Accounts/Ex%20o1/Calls.json")]
    [InlineData("v2_beta/Accounts/{SID}/IncomingPhoneNumbers", "https://api.exotel.com/v2_beta/Accounts/Ex%20o1/IncomingPhoneNumbers")]
    [InlineData("https://api.exotel.com/v1/Accounts/x/Calls.json", "https://api.exotel.com/v1/Accounts/x/Calls.json")]
    [InlineData("HTTPS://API.Exotel.com:443/v1/x", "https://api.exotel.com/v1/x")]
    [InlineData("//api.exotel.com/v1/x", "https://api.exotel.com/v1/x")]
    [InlineData("https://ccm-api.exotel.com/v2/accounts/x/calls/1", "https://ccm-api.exotel.com/v2/accounts/x/calls/1")]
    [InlineData("Calls.json?PageSize=5&Status=a b#c", "https://api.exotel.com/v1/Accounts/Ex%20o1/Calls.json?PageSize=5&Status=a%20b%23c")]
    public void A_path_is_resolved_on_the_API_host(string path, string address) =>
        Assert.Equal(address, RequestPath.Resolve(Account, path, ccm: false).Uri.AbsoluteUri);

    [Theory]
    [InlineData("calls/1", "https://ccm-api.exotel.com/v2/accounts/Ex%20o1/calls/1")]
    [InlineData("v3/accounts/{sid}/calls/1/legs", "https://ccm-api.exotel.com/v3/accounts/Ex%20o1/calls/1/legs")]
    [InlineData("/v3/accounts/{sid}/calls/1", "https://ccm-api.exotel.com/v3/accounts/Ex%20o1/calls/1")]
    [InlineData("https://ccm-api.exotel.com/v3/x", "https://ccm-api.exotel.com/v3/x")]
    public void A_path_is_resolved_on_the_CCM_host(string path, string address) =>
        Assert.Equal(address, RequestPath.Resolve(Account, path, ccm: true).Uri.AbsoluteUri);

    [Theory]
    [InlineData("Calls.json")]
    [InlineData("/v1/Accounts/{sid}/Calls.json")]
    [InlineData("/exotel/v1/Accounts/{sid}/Calls.json")]
    [InlineData("https://proxy.example.com/exotel/v1/Accounts/{sid}/Calls.json")]
    public void A_path_stays_below_a_base_URL_that_has_a_path(string path) =>
        Assert.Equal(
            "https://proxy.example.com/exotel/v1/Accounts/e/Calls.json",
            RequestPath.Resolve(TestAccounts.With(sid: "e", region: "https://proxy.example.com/exotel"), path, ccm: false).Uri.AbsoluteUri);

    [Theory]
    [InlineData("https://evil.example/v1/Accounts/{sid}.json")]
    [InlineData("http://api.exotel.com/v1/x")]
    [InlineData("https://api.exotel.com:8443/v1/x")]
    [InlineData("https://api.exotel.com.evil.example/v1/x")]
    [InlineData("https://api.exotel.com@evil.example/v1/x")]
    [InlineData("https://key:hush-token@api.exotel.com/v1/x")]
    [InlineData("//evil.example/x")]
    [InlineData("\\\\evil.example\\x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://api.in.exotel.com/v1/x")]
    [InlineData("../other/Calls.json")]
    [InlineData("Calls/%2e%2E/x")]
    [InlineData("/v1/./x")]
    [InlineData("Calls/{CallSid}.json")]
    [InlineData("?PageSize=1")]
    [InlineData("/")]
    public void A_path_to_another_host_or_with_another_meaning_is_rejected(string path)
    {
        var error = Assert.Throws<ExotelException>(() => RequestPath.Resolve(Account, path, ccm: false));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.EndsWith("Nothing was sent.", error.Message, System.StringComparison.Ordinal);
        Assert.DoesNotContain("key:token", error.ToString(), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/https://evil.example/x")]
    [InlineData("///evil.example/x")]
    [InlineData("/\\evil.example/x")]
    [InlineData("https:evil.example/x")]
    [InlineData("/mailto:x")]
    public void No_spelling_of_a_path_leaves_the_host(string path)
    {
        try
        {
            Assert.Equal("api.exotel.com", RequestPath.Resolve(Account, path, ccm: false).Uri.Host);
        }
        catch (ExotelException error)
        {
            Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        }
    }

    [Fact]
    public void A_v1_URL_is_rejected_for_the_CCM_host() =>
        Assert.Throws<ExotelException>(() => RequestPath.Resolve(Account, "https://api.exotel.com/v1/x", ccm: true));

    [Fact]
    public void A_URL_outside_the_base_URL_is_rejected() =>
        Assert.Throws<ExotelException>(() => RequestPath.Resolve(TestAccounts.With(region: "https://proxy.example.com/exotel"), "https://proxy.example.com/other/x", ccm: false));

    [Fact]
    public void The_query_of_the_path_and_the_query_parameter_are_joined()
    {
        var query = new QueryStringBuilder().Add("Status", "a&b").Add("Status", "+");
        Assert.Equal("?PageSize=5&Status=a%26b&Status=%2B", RequestPath.Resolve(Account, "Calls.json?PageSize=5", ccm: false, query).Uri.Query);
        Assert.Equal("?Status=a%26b&Status=%2B", RequestPath.Resolve(Account, "Calls.json", ccm: false, query).Uri.Query);
    }
}
