using System;
using System.IO;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>Sends an account's requests: every request of the client passes through here, paced, and repeated where that is safe.</summary>
internal sealed class ApiConnection
{
    private readonly ConnectionSettings _settings;
    private readonly RateLimiter _pacer;
    private readonly RetryPolicy _retry;

    public ApiConnection(Account account, IRequestObserver? observer = null, ConnectionSettings? settings = null)
    {
        _settings = settings ?? ConnectionSettings.Default;
        Account = account;
        SecretRedactor = new SecretRedactor(account);
        Observer = observer ?? NullRequestObserver.Instance;
        _pacer = _settings.RateLimiter ?? RateLimiter.For(account);
        _retry = new RetryPolicy(_settings.Clock, _settings.Random, _settings.Attempts);
    }

    public Account Account { get; }

    public Clock Clock => _settings.Clock;

    /// <summary>Keeps the account's credential out of what a server says.</summary>
    public SecretRedactor SecretRedactor { get; }

    public IRequestObserver Observer { get; }

    /// <summary>The connections themselves, for what is not the API and not counted by it: files.</summary>
    public HttpClient Files => _settings.Http ?? HttpClients.Files;

    /// <summary>How long an answer, or the next part of a file, may take.</summary>
    public TimeSpan AttemptTimeout => _settings.AttemptTimeout;

    /// <summary>Asks for something that can be asked for any number of times.</summary>
    /// <exception cref="ExotelException">It could not be had.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; a time-out never shows as this.</exception>
    public Task<T> GetAsync<T>(ApiRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class, IApiResponse => _retry.RunAsync(
            waited => PacedAsync(() => TryGetAsync(request, shape, cancellationToken), waited, cancellationToken),
            error => error.IsTransient,
            Observer,
            cancellationToken);

    /// <summary>
    /// Posts a form that must be taken once. It is repeated only where the server certainly did not read it, or refused it
    /// for the rate. Source: API page, section 2 (there is no idempotency key).
    /// </summary>
    /// <param name="request">Where to.</param>
    /// <param name="form">The fields.</param>
    /// <param name="shape">How the answer reads.</param>
    /// <param name="onSending">Is called when the request may from now on have been read, before each attempt.</param>
    /// <param name="cancellationToken">Gives up; whether the request was read is then unknown.</param>
    /// <exception cref="ExotelException">A refusal; or <see cref="ExotelErrorKind.OutcomeUnknown"/> when it was sent and no answer says what became of it.</exception>
    public Task<T> PostOnceAsync<T>(
        ApiRequest request, QueryStringBuilder form, JsonTypeInfo<T> shape, Action<SingleUseContent> onSending, CancellationToken cancellationToken)
        where T : class, IApiResponse => OnceAsync(HttpMethod.Post, request, RequestBody.Form(form), shape, onSending, error => error.IsTransient, cancellationToken);

    /// <summary>Sends something of which nothing is known but that it must happen once: repeated only where the server certainly did not read it.</summary>
    /// <inheritdoc cref="PostOnceAsync"/>
    public Task<T> SendOnceAsync<T>(
        HttpMethod method, ApiRequest request, RequestBody body, JsonTypeInfo<T> shape, Action<SingleUseContent> onSending, CancellationToken cancellationToken)
        where T : class, IApiResponse => OnceAsync(method, request, body, shape, onSending, error => error.IsTransient && error.StatusCode is null, cancellationToken);

    /// <summary>Repeats something of the caller's that can be repeated, by the rules of a GET.</summary>
    /// <param name="attempt">Tries once; is given where to tell how long it made headway, which does not count.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<T> RepeatAsync<T>(Func<Action<TimeSpan>, Task<T>> attempt, CancellationToken cancellationToken) =>
        _retry.RunAsync(attempt, error => error.IsTransient, Observer, cancellationToken);

    private Task<T> OnceAsync<T>(
        HttpMethod method,
        ApiRequest request,
        RequestBody body,
        JsonTypeInfo<T> shape,
        Action<SingleUseContent> onSending,
        Func<ExotelException, bool> mayRepeat,
        CancellationToken cancellationToken)
        where T : class, IApiResponse => _retry.RunAsync(
            waited => PacedAsync(() => TryOnceAsync(method, request, new SingleUseContent(body), shape, onSending, cancellationToken), waited, cancellationToken),
            mayRepeat,
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
        where T : class, IApiResponse
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, request.Address);
        return await SendAsync(_settings.Http ?? HttpClients.Shared, request, message, shape, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> TryOnceAsync<T>(
        HttpMethod method, ApiRequest request, SingleUseContent content, JsonTypeInfo<T> shape, Action<SingleUseContent> onSending, CancellationToken cancellationToken)
        where T : class, IApiResponse
    {
        using var http = _settings.FreshHttp();
        using var message = new HttpRequestMessage(method, request.Address) { Content = content };
        onSending(content);
        try
        {
            return await SendAsync(http, request, message, shape, cancellationToken).ConfigureAwait(false);
        }
        catch (ExotelException error) when (content.WasSent && (IsRefusal(error) || (content.IsUnwatched && ConnectionFailure.IsCertain(error))))
        {
            content.SetRefused();
            throw;
        }
        catch (ExotelException error) when (content.WasSent)
        {
            throw ErrorFactory.OutcomeUnknown(error);
        }
    }

    /// <summary>Whether the server's application said no: then nothing was done.</summary>
    private static bool IsRefusal(ExotelException error) => error.StatusCode is >= 400 and < 500 and not 408 && error.Kind != ExotelErrorKind.InvalidResponse;

    private async Task<T> SendAsync<T>(
        HttpClient http, ApiRequest request, HttpRequestMessage message, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class, IApiResponse
    {
        Observer.OnSending(message.Method.Method, request);
        message.Headers.Authorization = Account.Credential.ToHeader();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_settings.AttemptTimeout);
        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            return await ResponseReader.ReadAsync(request, response, shape, SecretRedactor, Clock, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw ErrorFactory.Timeout(request, _settings.AttemptTimeout);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidOperationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ErrorFactory.ConnectionFailed(request, exception, SecretRedactor);
        }
    }
}
