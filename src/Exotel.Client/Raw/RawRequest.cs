using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Raw;

/// <summary>A request to any endpoint. A GET is retried; any other method is sent once.</summary>
internal sealed class RawRequest
{
    private readonly ApiConnection _connection;
    private readonly HttpMethod _method;
    private readonly ApiRequest _request;
    private readonly RequestBody _body;
    private SingleUseContent? _content;

    public RawRequest(ApiConnection connection, string method, ApiRequest request, RequestBody? body)
    {
        _connection = connection;
        _method = new HttpMethod(method);
        _request = request;
        _body = body ?? RequestBody.None;
        if (IsRead && body is not null)
            throw new ExotelException(ExotelErrorKind.InvalidRequest, "A GET request has no body. Use Query for its parameters, or another Method. Nothing was sent.");
    }

    /// <summary>Whether the request only reads.</summary>
    public bool IsRead => _method == HttpMethod.Get;

    /// <summary>Whether the server may have read a request that changes data.</summary>
    public bool MayHaveBeenDone => _content is { MayHaveTakenEffect: true };

    /// <returns>The response without secrets; an empty object when it has no body.</returns>
    /// <exception cref="ExotelException">The request was rejected; or <see cref="ExotelErrorKind.OutcomeUnknown"/>: it may have taken effect.</exception>
    public async Task<object?> SendAsync(CancellationToken cancellationToken)
    {
        var shape = RawJsonContext.Default.JsonResponse;
        var answer = await (IsRead
            ? _connection.GetAsync(_request, shape, cancellationToken)
            : _connection.SendOnceAsync(_method, _request, _body, shape, content => _content = content, cancellationToken)).ConfigureAwait(false);
        return new JsonObjectReader(_connection.Account).Read(answer.Root);
    }
}
