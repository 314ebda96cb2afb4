using System.Collections.Generic;
using System.Threading;
using Exotel.Http;
using Exotel.Raw;

namespace Exotel;

/// <summary>Sends requests to any endpoint of the account's hosts.</summary>
internal sealed class RawClient(ApiConnection connection)
{
    /// <summary>Resolves a path to a request on one of the account's own hosts.</summary>
    /// <exception cref="ExotelException">The path is not allowed; nothing was sent.</exception>
    public ApiRequest Resolve(string path, bool ccm, QueryStringBuilder? query) => RequestPath.Resolve(connection.Account, path, ccm, query);

    /// <exception cref="ExotelException">A GET has no body; nothing was sent.</exception>
    public RawRequest Prepare(string method, ApiRequest request, RequestBody? body) => new(connection, method, request, body);

    /// <summary>Reads a list page by page, to its end.</summary>
    public IAsyncEnumerable<RecordBatch> ListAsync(ApiRequest list, CancellationToken cancellationToken) => new RecordPager(connection, list).ReadAsync(cancellationToken);
}
