using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls.Placing;

/// <summary>Places one call, at most once. Source: docs/api.md#place-a-call.</summary>
internal sealed class CallPlacement
{
    private readonly ApiConnection _connection;
    private readonly ConnectCallRequest _order;
    private SingleUseContent? _content;

    /// <exception cref="ExotelException">The request is invalid; nothing was sent.</exception>
    public CallPlacement(ApiConnection connection, ConnectCallRequest order)
    {
        ConnectCallRequestValidator.Check(order);
        _connection = connection;
        _order = order;
    }

    /// <summary>Whether the server may have accepted the request, so that a phone may be ringing.</summary>
    public bool MayHaveBeenPlaced => _content is { MayHaveTakenEffect: true };

    /// <summary>Called before each attempt, when its turn within the rate limit has come; where it throws, nothing is sent.</summary>
    public Action? OnSending { get; init; }

    /// <summary>When the request was sent, in the account's local time.</summary>
    public DateTime SentAt { get; private set; }

    /// <returns>The call as accepted: in progress, not yet connected.</returns>
    /// <exception cref="ExotelException">The request was rejected; or <see cref="ExotelErrorKind.OutcomeUnknown"/>: the phone may be ringing.</exception>
    public async Task<Call> PlaceAsync(CancellationToken cancellationToken)
    {
        var account = _connection.Account;
        var request = ApiRequest.V1(account, "Calls/connect.json");
        var answer = await _connection
            .PostOnceAsync(request, ConnectCallRequestEncoder.Write(_order, account), CallsJsonContext.Default.CallResponse, Note, cancellationToken)
            .ConfigureAwait(false);

        return answer.Call is { Sid: not null } call
            ? CallMapper.ToCall(call, account.Zone)
            : throw ErrorFactory.OutcomeUnknown(ErrorFactory.InvalidResponse(request, 200, "it has no call", transient: false));
    }

    private void Note(SingleUseContent content)
    {
        OnSending?.Invoke();
        _content = content;
        SentAt = _connection.Account.Zone.LocalTimeAt(_connection.Clock.UtcNow);
    }
}
