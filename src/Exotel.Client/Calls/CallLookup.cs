using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls;

/// <summary>Gets single calls. Source: docs/api.md#one-call.</summary>
internal static class CallLookup
{
    /// <exception cref="ExotelException">Among others <see cref="ExotelErrorKind.NotFound"/>.</exception>
    public static async Task<Call> GetAsync(ApiConnection connection, string sid, CallDetailOptions details, CancellationToken cancellationToken)
    {
        var query = new QueryStringBuilder();
        details.AddTo(query);
        var request = ApiRequest.V1(connection.Account, "Calls/" + QueryStringBuilder.Encode(sid) + ".json", query);
        var answer = await connection.GetAsync(request, CallsJsonContext.Default.CallResponse, cancellationToken).ConfigureAwait(false);
        if (answer.Call is not { } call)
            throw ErrorFactory.InvalidResponse(request, 200, "it has no call", transient: false);
        call.Details ??= answer.Details;
        return CallMapper.ToCall(call, connection.Account.Zone);
    }
}
