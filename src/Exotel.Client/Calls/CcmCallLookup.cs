using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls;

/// <summary>Gets single calls from v2 and v3, which have no list. Source: docs/api.md#call-details-v2-v3.</summary>
internal static class CcmCallLookup
{
    /// <param name="connection">The connection to use.</param>
    /// <param name="version">2 or 3.</param>
    /// <param name="sid">The call's SID.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ExotelException">Among others <see cref="ExotelErrorKind.NotFound"/>.</exception>
    public static async Task<Call> GetAsync(ApiConnection connection, int version, string sid, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Ccm(connection.Account, version, "calls/" + QueryStringBuilder.Encode(sid));
        var answer = await connection.GetAsync(request, CallsJsonContext.Default.CcmCallResponse, cancellationToken).ConfigureAwait(false);
        return answer.Call is { } call
            ? CcmCallMapper.ToCall(call, FormattableString.Invariant($"V{version}"), answer.RequestId, connection.Account.Zone)
            : throw ErrorFactory.InvalidResponse(request, 200, "it has no call", transient: false);
    }
}
