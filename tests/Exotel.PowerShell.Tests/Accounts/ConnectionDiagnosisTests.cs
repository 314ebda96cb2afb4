using System;
using System.Net.Http;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Http;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Pipeline;
using Exotel.TestKit;
using Xunit;

namespace Exotel.PowerShell.Tests.Accounts;

/// <summary>The likely cause of a connection that does not work.</summary>
public sealed class ConnectionDiagnosisTests
{
    private const string Empty = """{"Metadata":{"Total":0,"PageSize":1},"Calls":[]}""";
    private const string Unknown = """{"RestException":{"Status":404,"Message":"Resource not found"}}""";

    [Fact]
    public async Task A_404_of_the_account_names_the_region_that_knows_it()
    {
        var error = await TestAsync(url => url.Host == "api.exotel.com" ? (404, Unknown) : (200, Empty));

        Assert.StartsWith("This looks like the wrong region: Singapore does not know the account, Mumbai does. Use -Region Mumbai.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_404_in_every_region_names_the_region_among_the_causes()
    {
        var error = await TestAsync(_ => (404, Unknown));

        Assert.StartsWith("This looks like a wrong account SID, region or URL:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_recommended_action_of_a_404_names_the_region() =>
        Assert.Contains("its region: another region may not know the account", RecommendedActions.For(new ExotelException(ExotelErrorKind.NotFound, "x")), StringComparison.Ordinal);

    private static async Task<ExotelException> TestAsync(Func<Uri, (int Status, string Body)> route)
    {
        using var http = new HttpClient(new RoutedResponses(route));
        var account = new Account("exotest", new ApiCredential("key", "token"), Region.Parse("Singapore"), AccountTimeZone.India, rateLimit: 0);

        var error = await ConnectionDiagnosis.TestAsync(
            account, elsewhere => new ExotelClient(elsewhere, null, new ConnectionSettings { Http = http }), TestContext.Current.CancellationToken);

        return Assert.IsType<ExotelException>(error);
    }
}
