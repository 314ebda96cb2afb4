using System;
using System.IO;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel;

/// <summary>Sends an account's requests: every request of the client passes through here.</summary>
internal sealed class ApiConnection
{
    private readonly HttpClient _http;
    private readonly Clock _clock;
    private readonly IRequestObserver _observer;
    private readonly TimeSpan _attemptTimeout;

    public ApiConnection(Account account, IRequestObserver? observer = null, ConnectionSettings? settings = null)
    {
        settings ??= ConnectionSettings.Default;
        Account = account;
        _observer = observer ?? NoObserver.Instance;
        _http = settings.Http ?? Connections.Shared;
        _clock = settings.Clock;
        _attemptTimeout = settings.AttemptTimeout;
    }

    public Account Account { get; }

    public Clock Clock => _clock;

    /// <summary>Asks for something that can be asked for any number of times.</summary>
    /// <exception cref="ExotelException">It could not be had.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; a time-out never shows as this.</exception>
    public async Task<T> GetAsync<T>(ApiRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class, IAnswer
    {
        _observer.OnSending(HttpMethod.Get.Method, request);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_attemptTimeout);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, request.Address);
            message.Headers.Authorization = Account.Credential.ToHeader();
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            return await AnswerReader.ReadAsync(request, response, shape, _clock, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw ErrorFactory.Timeout(request, _attemptTimeout);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ErrorFactory.ConnectionFailed(request, exception);
        }
    }
}
