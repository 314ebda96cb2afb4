using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Http;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>Requests while the network is down.</summary>
public sealed class ConnectionOutageTests
{
    private const string Call = """{"Call":{"Sid":"a"}}""";
    private const int AllAttempts = RetryPolicy.DefaultAttempts;

    private readonly CannedResponses _exotel = new();
    private readonly ApiConnection _connection;

    public ConnectionOutageTests() => _connection = _exotel.Connect();

    [Fact]
    public async Task After_three_requests_in_a_row_that_could_not_connect_the_others_are_tried_once()
    {
        Fail((3 * AllAttempts) + 2);

        int[] attempts = [await AttemptsAsync(), await AttemptsAsync(), await AttemptsAsync(), await AttemptsAsync(), await AttemptsAsync()];

        Assert.Equal([AllAttempts, AllAttempts, AllAttempts, 1, 1], attempts);
    }

    [Fact]
    public async Task A_response_ends_the_outage_and_requests_are_retried_again()
    {
        Fail(3 * AllAttempts);
        for (var request = 0; request < 3; request++)
            await AttemptsAsync();
        _exotel.Json("""{"RestException":{"Status":404,"Message":"No."}}""", 404);
        Assert.Equal(1, await AttemptsAsync());
        Fail(AllAttempts);

        Assert.Equal(AllAttempts, await AttemptsAsync());
    }

    [Fact]
    public async Task A_request_that_succeeds_between_failures_starts_the_count_over()
    {
        Fail(2 * AllAttempts);
        await AttemptsAsync();
        await AttemptsAsync();
        _exotel.Json(Call);
        await CallLookup.GetAsync(_connection, "a", CallDetailOptions.None, TestContext.Current.CancellationToken);
        Fail(2 * AllAttempts);

        var attempts = new List<int> { await AttemptsAsync(), await AttemptsAsync() };

        Assert.Equal<IEnumerable<int>>([AllAttempts, AllAttempts], attempts);
    }

    [Fact]
    public async Task Other_transient_errors_are_still_retried_in_an_outage()
    {
        Fail(3 * AllAttempts);
        for (var request = 0; request < 3; request++)
            await AttemptsAsync();
        _exotel.Json("{}", 503).Json(Call);

        Assert.Equal("a", (await CallLookup.GetAsync(_connection, "a", CallDetailOptions.None, TestContext.Current.CancellationToken)).Sid);
    }

    private void Fail(int times)
    {
        foreach (var _ in Enumerable.Range(0, times))
            _exotel.Fail(new HttpRequestException("No route to host"));
    }

    private async Task<int> AttemptsAsync()
    {
        var before = _exotel.Asked.Count;
        await Assert.ThrowsAsync<ExotelException>(() => CallLookup.GetAsync(_connection, "a", CallDetailOptions.None, TestContext.Current.CancellationToken));
        return _exotel.Asked.Count - before;
    }
}
