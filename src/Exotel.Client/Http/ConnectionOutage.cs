using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>
/// Detects that the network is down: after three requests in a row that could not connect, with their retries, further requests are tried once
/// each, until one gets a response. Without this, every item of a long pipeline would be retried in vain.
/// </summary>
internal sealed class ConnectionOutage
{
    private const int Threshold = 3;

    private int _failures;

    /// <summary>Whether a request that cannot connect is worth retrying.</summary>
    public bool AllowsRetry => Volatile.Read(ref _failures) < Threshold;

    /// <summary>Observes the final result of a request.</summary>
    public async Task<T> ObserveAsync<T>(Task<T> request)
    {
        try
        {
            var result = await request.ConfigureAwait(false);
            Volatile.Write(ref _failures, 0);
            return result;
        }
        catch (ExotelException error) when (error.Kind == ExotelErrorKind.ConnectionFailed)
        {
            Interlocked.Increment(ref _failures);
            throw;
        }
        catch (ExotelException error) when (error.StatusCode is not null)
        {
            Volatile.Write(ref _failures, 0);
            throw;
        }
    }
}
