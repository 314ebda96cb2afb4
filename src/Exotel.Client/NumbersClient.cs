using System.Collections.Generic;
using System.Threading;
using Exotel.Http;
using Exotel.Numbers;

namespace Exotel;

/// <summary>Gets what Exotel knows about phone numbers. A number is requested once per client.</summary>
internal sealed class NumbersClient(ApiConnection connection)
{
    private readonly RequestCache<NumberInfo> _cache = new((number, token) => NumberLookup.GetAsync(connection, number, token));

    /// <summary>Gets each number, in the given order.</summary>
    /// <param name="numbers">The numbers, in any format.</param>
    /// <param name="limit">The maximum number of concurrent requests.</param>
    /// <param name="cancellationToken">Cancels all requests.</param>
    public IAsyncEnumerable<ItemResult<string, NumberInfo>> GetAsync(IReadOnlyList<string> numbers, int limit, CancellationToken cancellationToken) =>
        OrderedPrefetcher.FetchAsync(numbers, (number, token) => _cache.GetAsync(number.Trim(), token), limit, cancellationToken);
}
