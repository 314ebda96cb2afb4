using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.Raw;
using Exotel.Simulator.Configuration;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Raw;

public sealed class RecordPagerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pager_follows_the_cursor_with_the_requested_filters_and_ends_without_a_link()
    {
        var answers = new CannedResponses()
            .Json("""{"Metadata":{"NextPageUri":"https://elsewhere.invalid/x?Status=busy&After=a+b=="},"Calls":[{"Sid":"1"}]}""")
            .Json("""{"Metadata":{"NextPageUri":null},"Calls":[{"Sid":"2"},{"Sid":"1"}]}""");

        Assert.Equal(["1", "2"], await WalkAsync(answers, "Calls.json?Status=failed%3B&Before=x"));
        Assert.Equal("/v1/Accounts/exotest/Calls.json?Status=failed%3B&After=a%2Bb%3D%3D", answers.Asked[1].PathAndQuery);
        Assert.Equal("api.exotel.com", answers.Asked[1].Host);
    }

    [Theory]
    [InlineData("/v1/Accounts/exotest/Things.json?Page=2")]
    [InlineData("https://api.exotel.com/v1/Accounts/exotest/Things.json?Page=2")]
    [InlineData("?Page=2")]
    public async Task The_pager_follows_a_link_without_a_cursor_on_the_same_list(string link)
    {
        var answers = new CannedResponses()
            .Json("{\"metadata\":{\"next_page_uri\":\"" + link + "\"},\"things\":[{\"id\":1}]}")
            .Json("""{"metadata":{},"things":[{"id":2}]}""");

        Assert.Equal(2, (await WalkAsync(answers, "Things.json")).Count);
        Assert.Equal("https://api.exotel.com/v1/Accounts/exotest/Things.json?Page=2", answers.Asked[1].AbsoluteUri);
    }

    [Theory]
    [InlineData("https://elsewhere.invalid/v1/Accounts/exotest/Things.json?Page=2")]
    [InlineData("//elsewhere.invalid/v1/Accounts/exotest/Things.json?Page=2")]
    [InlineData("/v1/Accounts/exotest/Other.json?Page=2")]
    [InlineData("/v1/Accounts/exotest/Things.json")]
    public async Task The_pager_sends_nothing_to_another_host_or_list(string link)
    {
        var answers = new CannedResponses().Json("{\"Metadata\":{\"NextPageUri\":\"" + link + "\"},\"Things\":[1]}");

        var error = await Assert.ThrowsAsync<ExotelException>(() => WalkAsync(answers, "Things.json"));

        Assert.Equal(ExotelErrorKind.InvalidResponse, error.Kind);
        Assert.Single(answers.Asked);
    }

    [Theory]
    [InlineData("""{"Metadata":{"NextPageUri":""},"Calls":[{"Sid":"1"}]}""")]
    [InlineData("""{"Metadata":{"NextPageUri":"null"},"Calls":[{"Sid":"1"}]}""")]
    [InlineData("""{"Metadata":{},"Calls":[{"Sid":"1"}]}""")]
    [InlineData("""{"Calls":[{"Sid":"1"}],"Notes":[]}""")]
    [InlineData("""[{"Sid":"1"}]""")]
    public async Task The_pager_ends_when_there_is_no_link(string page) => Assert.Equal(["1"], await WalkAsync(new CannedResponses().Json(page), "Calls.json"));

    [Fact]
    public async Task The_pager_ends_at_a_repeated_link()
    {
        const string Link = """{"Metadata":{"NextPageUri":"?After=a"},"Calls":[{"Sid":"1"}]}""";
        Assert.Equal(["1"], await WalkAsync(new CannedResponses().Json(Link).Json(Link), "Calls.json"));
    }

    [Fact]
    public async Task The_pager_ends_at_an_empty_page() =>
        Assert.Empty(await WalkAsync(new CannedResponses().Json("""{"Metadata":{"NextPageUri":"?After=a"},"Calls":[]}"""), "Calls.json"));

    [Fact]
    public async Task The_pager_reads_XML_pages_of_any_record()
    {
        var answers = new CannedResponses()
            .Xml("<TwilioResponse><Metadata><NextPageUri>/x?After=a</NextPageUri></Metadata><Phone><Sid>1</Sid></Phone><Phone><Sid>2</Sid></Phone></TwilioResponse>")
            .Xml("<TwilioResponse><Metadata><NextPageUri/></Metadata><Phone><Sid>3</Sid></Phone></TwilioResponse>");

        Assert.Equal(["1", "2", "3"], await WalkAsync(answers, "Phones"));
    }

    [Theory]
    [InlineData("""{"Account":{"Sid":"1"}}""", "none")]
    [InlineData("""{"Metadata":{},"a":[1],"b":[2]}""", "a, b")]
    public async Task The_error_of_a_response_that_is_not_a_list_names_its_fields(string page, string found)
    {
        var error = await Assert.ThrowsAsync<ExotelException>(() => WalkAsync(new CannedResponses().Json(page), "Calls.json"));
        Assert.Contains("it has " + found, error.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_of_a_broken_list_says_where_to_resume()
    {
        var connection = new CannedResponses().Json("""{"Metadata":{"NextPageUri":"?After=a%2Bb"},"Calls":[{"Sid":"1"}]}""").Json("{}", 404).Connect();
        await using var batches = new RecordPager(connection, RequestPath.Resolve(connection.Account, "Calls.json?From=1&After=x", ccm: false)).ReadAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        await batches.MoveNextAsync();
        var continuation = batches.Current.Continuation;

        await Assert.ThrowsAsync<ExotelException>(() => batches.MoveNextAsync().AsTask());

        Assert.Equal(new KeyValuePair<string, string>("After", "a+b"), Assert.Single(continuation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("absolute-links:1")]
    [InlineData("foreign-links:1")]
    [InlineData("repeat-record:1")]
    [InlineData("trailing-empty-page:1")]
    [InlineData("null-text-next:1")]
    [InlineData("insert-while-paging:1")]
    public async Task The_pager_returns_each_call_of_the_simulator_once(string faults)
    {
        await using var exotel = await SimulatedExotel.StartAsync(new SimulatorOptions { Calls = 350, Days = 20, Faults = faults }, Cancellation);
        var before = exotel.Server.Store.Finished.Select(call => call.Sid).ToHashSet();

        var records = await WalkAsync(exotel.Connect(), "Calls.json?PageSize=100");

        Assert.Equal(records.Count, records.Distinct().Count());
        Assert.Equal(350, records.Count(sid => before.Contains(sid!)));
    }

    private static Task<List<string?>> WalkAsync(CannedResponses answers, string path) => WalkAsync(answers.Connect(), path);

    private static async Task<List<string?>> WalkAsync(ApiConnection connection, string path)
    {
        var pager = new RecordPager(connection, RequestPath.Resolve(connection.Account, path, ccm: false));
        var sids = new List<string?>();
        await foreach (var batch in pager.ReadAsync(Cancellation))
            sids.AddRange(batch.Records.Select(record => (record as DataObject)?.FirstOrDefault(field => field.Key == "Sid").Value?.ToString()));
        return sids;
    }
}
