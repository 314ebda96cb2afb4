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
        using var source = CallListings.Open(connection, new CallQuery { ThrottleLimit = throttleLimit }, CancellationToken.None);
        var count = 0;
        while (await source.NextAsync(CancellationToken.None) is { } page)
            count += page.Calls.Count;
        return count;
    }
}
