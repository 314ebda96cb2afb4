using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.Numbers;

namespace Exotel;

/// <summary>Gets what Exotel knows about phone numbers. A number is requested once per client. Source: docs/api.md#numbers.</summary>
internal sealed class NumbersClient
{
    private readonly ApiConnection _connection;
    private readonly RequestCache<NumberInfo> _cache;

    public NumbersClient(ApiConnection connection)
    {
        _connection = connection;
        _cache = new(GetAsync);
    }

    /// <summary>Gets each number, in the given order.</summary>
    /// <param name="numbers">The numbers, in any format.</param>
    /// <param name="limit">The maximum number of concurrent requests.</param>
    /// <param name="cancellationToken">Cancels all requests.</param>
    public IAsyncEnumerable<ItemResult<string, NumberInfo>> GetAsync(IReadOnlyList<string> numbers, int limit, CancellationToken cancellationToken) =>
        OrderedPrefetcher.FetchAsync(numbers, (number, token) => _cache.GetAsync(number.Trim(), token), limit, cancellationToken);

    /// <exception cref="ExotelException">The number could not be read. An empty response is <see cref="ExotelErrorKind.NotFound"/>; what Exotel returns for an invalid number is not documented.</exception>
    private async Task<NumberInfo> GetAsync(string number, CancellationToken cancellationToken)
    {
        var request = ApiRequest.V1(_connection.Account, "Numbers/" + QueryStringBuilder.Encode(number) + ".json")
            .WithHints(null, "Exotel knows Indian numbers only.");
        var response = await _connection.GetAsync(request, NumbersJsonContext.Default.NumberResponse, cancellationToken).ConfigureAwait(false);
        if (response.Numbers is { } found)
            return found.ToNumberInfo(number);

        throw response.IsAnswered
            ? new ExotelException(ExotelErrorKind.NotFound, $"Exotel returned no information about the number '{number}'. It knows Indian numbers only. [{request}]")
            : ErrorFactory.InvalidResponse(request, 200, "it has no number", transient: false);
    }
}
