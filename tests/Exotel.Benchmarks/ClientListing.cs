using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Http;

namespace Exotel.Benchmarks;

/// <summary>Lists calls with the module's client, without PowerShell.</summary>
internal static class ClientListing
{
    public static async Task<int> CountAsync(ApiConnection connection, int throttleLimit)
    {
        var count = 0;
        await foreach (var page in new CallsClient(connection).ListAsync(new CallQuery { ThrottleLimit = throttleLimit }, CancellationToken.None))
            count += page.Calls.Count;
        return count;
    }
}
