using System;
using System.IO;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel;

/// <summary>Sends an account's requests: every request of the client passes through here, paced, and repeated where that is safe.</summary>
internal sealed class ApiConnection
{
    private readonly HttpClient _http;
    private readonly Pacer _pacer;
    private readonly RetryPolicy _retry;
    private readonly TimeSpan _attemptTimeout;

    public ApiConnection(Account account, IRequestObserver? observer = null, ConnectionSettings? settings = null)
    {
        settings ??= ConnectionSettings.Default;
        Account = account;
        Observer = observer ?? NoObserver.Instance;
        Clock = settings.Clock;
        _http = settings.Http ?? Connections.Shared;
        _pacer = settings.Pacer ?? Pacer.For(account);
        _retry = new RetryPolicy(settings.Clock, settings.Random, settings.Attempts);
        _attemptTimeout = settings.AttemptTimeout;
    }

    public Account Account { get; }

    public Clock Clock { get; }

    public IRequestObserver Observer { get; }

    /// <summary>Asks for something that can be asked for any number of times.</summary>
    /// <exception cref="ExotelException">It could not be had.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; a time-out never shows as this.</exception>
    public Task<T> GetAsync<T>(ApiRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class, IAnswer => _retry.RunAsync(
            waited => PacedAsync(() => TryGetAsync(request, shape, cancellationToken), waited, cancellationToken),
            error => error.IsTransient,
            Observer,
            cancellationToken);

    /// <summary>Sends when the account's rate allows, and tells how long that had to wait.</summary>
    private async Task<T> PacedAsync<T>(Func<Task<T>> send, Action<TimeSpan> waited, CancellationToken cancellationToken)
    {
        var arrived = Clock.Elapsed;
        using var place = await _pacer.EnterAsync(Account.RateLimit, Observer, cancellationToken).ConfigureAwait(false);
        waited(Clock.Elapsed - arrived);
        return await send().ConfigureAwait(false);
    }

    private async Task<T> TryGetAsync<T>(ApiRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class, IAnswer
    {
        Observer.OnSending(HttpMethod.Get.Method, request);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_attemptTimeout);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, request.Address);
            message.Headers.Authorization = Account.Credential.ToHeader();
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            return await AnswerReader.ReadAsync(request, response, shape, Clock, deadline.Token).ConfigureAwait(false);
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
