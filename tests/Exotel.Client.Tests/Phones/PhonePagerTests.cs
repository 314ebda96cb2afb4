using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Phones;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Phones;

/// <summary>Paging through ExoPhones: to the end, each once, and never on another host.</summary>
public sealed class PhonePagerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://twilix.exotel.com/v2_beta/Accounts/Other/IncomingPhoneNumbers?Page=1&PageSize=50", "Page=1&PageSize=50")]
    [InlineData("https://" + "k:secret" + "@elsewhere.invalid:444/?cursor=a+b%2Fc%3D#part", "cursor=a%2Bb%2Fc%3D")]
    [InlineData("//elsewhere.invalid/x?Page=1", "Page=1")]
    [InlineData("/v2_beta/Accounts/exotest/IncomingPhoneNumbers?Page=1&&=x&", "Page=1")]
    [InlineData("?page=1\\r\\nHost: elsewhere.invalid", "page=1%0D%0AHost%3A%20elsewhere.invalid")]
    public async Task Only_the_query_of_a_link_is_used_on_the_host_that_was_asked(string link, string query)
    {
        var exotel = new CannedResponses()
            .Json($$"""{"incoming_phone_numbers":[{"sid":"1"}],"next_page_uri":"{{link}}"}""")
            .Json("""{"incoming_phone_numbers":[{"sid":"2"}],"next_page_uri":null}""");

        Assert.Equal(["1", "2"], await SidsAsync(exotel));
        Assert.Equal("https://api.exotel.com/v2_beta/Accounts/exotest/IncomingPhoneNumbers?page_size=50", exotel.Asked[0].AbsoluteUri);
        Assert.Equal("https://api.exotel.com/v2_beta/Accounts/exotest/IncomingPhoneNumbers?" + query, exotel.Asked[1].AbsoluteUri);
    }

    [Theory]
    [InlineData("bare", "http://127.0.0.1:{0}")]
    [InlineData("envelope", "http://127.0.0.1:{0}")]
    [InlineData("bare", "http://" + "simkey:simtoken" + "@127.0.0.1:{0}")]
    public async Task No_request_and_no_credential_reaches_the_host_of_a_link(string shape, string linkHost)
    {
        var received = new List<string>();
        using var elsewhere = new CannedHttpServer(request =>
        {
            lock (received)
                received.Add(request.Header("Authorization") ?? "none");
            return Task.FromResult(new CannedResponse(200, "{}"));
        });
        var host = string.Format(System.Globalization.CultureInfo.InvariantCulture, linkHost, new Uri(elsewhere.Address).Port);
        await using var exotel = await SimulatedExotel.StartAsync(new SimulatorOptions { Calls = 0, Phones = 160, PhoneShape = shape, LinkHost = host }, Cancellation);

        var pages = await new PhonesClient(exotel.Connect()).ListAsync(Cancellation).ToListAsync(Cancellation);

        Assert.Equal([50, 50, 50, 10], pages.Select(page => page.Count));
        Assert.Equal(160, pages.SelectMany(page => page).Select(phone => phone.Sid).Distinct().Count());
        Assert.Empty(received);
    }

    [Theory]
    [InlineData("loop-cursor")]
    [InlineData("trailing-empty-page")]
    [InlineData("null-text-next")]
    public async Task The_end_is_found_when_the_last_page_has_a_link(string fault)
    {
        await using var exotel = await SimulatedExotel.StartAsync(new SimulatorOptions { Calls = 0, Phones = 20 }, Cancellation);
        exotel.Server.Faults = FaultPlan.Parse(fault + ":1");

        var pages = await new PhonesClient(exotel.Connect()).ListAsync(Cancellation).ToListAsync(Cancellation);

        Assert.Equal(20, pages.Sum(page => page.Count));
    }

    [Fact]
    public async Task Pages_whose_links_never_end_and_bring_nothing_new_end()
    {
        var number = 0;
        var exotel = new RoutedResponses(_ => (200, $$"""{"incoming_phone_numbers":[{"sid":"1"},{"sid":null}],"next_page_uri":"http://x/?Page={{++number}}"}"""));

        Assert.Equal(["1"], (await new PhonesClient(exotel.Connect()).ListAsync(Cancellation).ToListAsync(Cancellation)).SelectMany(page => page).Select(phone => phone.Sid));
        Assert.Equal(2, exotel.Asked.Count);
    }

    [Fact]
    public async Task A_link_without_a_query_is_an_error_and_no_end()
    {
        var exotel = new CannedResponses().Json("""{"incoming_phone_numbers":[{"sid":"1"}],"next_page_uri":"http://twilix.exotel.com/v2_beta"}""");

        Assert.Equal(ExotelErrorKind.InvalidResponse, (await Assert.ThrowsAsync<ExotelException>(() => SidsAsync(exotel))).Kind);
    }

    private static async Task<List<string?>> SidsAsync(CannedResponses exotel) =>
        [.. (await new PhonePager(exotel.Connect()).ReadAsync(Cancellation).ToListAsync(Cancellation)).SelectMany(page => page).Select(phone => phone.Sid)];
}
