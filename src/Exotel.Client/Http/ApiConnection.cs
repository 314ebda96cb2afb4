using System;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Pacing;

namespace Exotel.Http;

/// <summary>Sends the requests of one account. Every API request passes through here, within the account's rate limit and retried where that is safe.</summary>
internal sealed class ApiConnection
{
    /// <summary>How long a request is tried while Exotel rejects everything that the account sends because of its rate limit.</summary>
    private static readonly TimeSpan GetPatience = TimeSpan.FromMinutes(5);

    /// <summary>The same for a call to place: nobody waits longer for a call.</summary>
    private static readonly TimeSpan PostPatience = TimeSpan.FromMinutes(2);

    private readonly ConnectionSettings _settings;
    private readonly RequestSender _sender;
    private readonly RateLimitedRequests _requests;
    private readonly RetryPolicy _retry;
    private readonly ConnectionOutage _outage = new();

    public ApiConnection(Account account, IRequestObserver? observer = null, ConnectionSettings? settings = null)
    {
        _settings = settings ?? ConnectionSettings.Default;
        Account = account;
        SecretRedactor = new SecretRedactor(account);
        Observer = observer ?? NullRequestObserver.Instance;
        var limiter = _settings.RateLimiter ?? (ReferenceEquals(Clock, Clock.System)
            ? RateLimiters.For(account, _settings.PacingFolder, _settings.Random)
            : new RateLimiter(Clock, random: _settings.Random, accountSid: account.AccountSid));
        _requests = new RateLimitedRequests(account, limiter, Clock, Observer);
        _sender = new RequestSender(account, _settings, SecretRedactor, Observer);
        _retry = new RetryPolicy(_settings.Clock, _settings.Random, _settings.Attempts);
    }

    public Account Account { get; }

    public Clock Clock => _settings.Clock;

    /// <inheritdoc cref="RequestSender.ServerClockOffset"/>
    public TimeSpan? ServerClockOffset => _sender.ServerClockOffset;

    /// <inheritdoc cref="RequestSender.Time"/>
    public TimeEstimate Time => _sender.Time;

    /// <summary>Removes the account's credential from text that a server sent.</summary>
    public SecretRedactor SecretRedactor { get; }

    public IRequestObserver Observer { get; }

    /// <summary>The HTTP client for file downloads, which are not API requests and do not count against the rate limit.</summary>
    public HttpClient Files => _settings.Http ?? HttpClients.Files(Account.ProxyUri);

    /// <summary>The time limit for a response, or for the next part of a file.</summary>
    public TimeSpan AttemptTimeout => _settings.AttemptTimeout;

    /// <summary>Sends a GET request, and retries transient failures.</summary>
    /// <exception cref="ExotelException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled; a timeout is never reported this way.</exception>
    public Task<T> GetAsync<T>(ApiRequest request, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken)
        where T : class, IApiResponse => _outage.ObserveAsync(_retry.RunAsync(
            attempt => _requests.SendAsync(
                request, lease => TryGetAsync(request, typeInfo, lease, cancellationToken), new RefusalPatience(GetPatience, accountWide: true), attempt, cancellationToken),
            error => IsRetriable(error) && IsWorthRetrying(error),
            Observer,
            cancellationToken));

    /// <summary>
    /// Posts a form that must take effect at most once. It is retried only if the server certainly did not read it, or rejected it
    /// because of the rate limit: there is no idempotency key. Source: docs/api.md#place-a-call.
    /// </summary>
    /// <param name="request">The resource to post to.</param>
    /// <param name="form">The form fields.</param>
    /// <param name="typeInfo">The JSON type of the response.</param>
    /// <param name="onSending">Called before each attempt; from then on the server may have read the request.</param>
    /// <param name="cancellationToken">Cancels the request; whether the server read it is then unknown.</param>
    /// <exception cref="ExotelException">
    /// The API returned an error, or <see cref="ExotelErrorKind.OutcomeUnknown"/>: the request was sent, but no response tells its outcome.
    /// </exception>
    public Task<T> PostOnceAsync<T>(
        ApiRequest request, QueryStringBuilder form, JsonTypeInfo<T> typeInfo, Action<SingleUseContent> onSending, CancellationToken cancellationToken)
        where T : class, IApiResponse => OnceAsync(HttpMethod.Post, request, RequestBody.Form(form), typeInfo, onSending, IsRetriable, PostPatience, cancellationToken);

    /// <summary>Sends any request that must take effect at most once. It is retried only if the server certainly did not read it.</summary>
    /// <inheritdoc cref="PostOnceAsync"/>
    public Task<T> SendOnceAsync<T>(
        HttpMethod method, ApiRequest request, RequestBody body, JsonTypeInfo<T> typeInfo, Action<SingleUseContent> onSending, CancellationToken cancellationToken)
        where T : class, IApiResponse => OnceAsync(method, request, body, typeInfo, onSending, error => error.IsTransient && error.StatusCode is null, patience: null, cancellationToken);

    /// <summary>How much of the account's rate limit is in use.</summary>
    public RateLimit GetRateLimit() => _requests.GetStatus();

    /// <summary>Runs the caller's operation with the retry rules of a GET request.</summary>
    /// <param name="operation">The operation; time excluded through its <see cref="RetryAttempt"/> does not count against the retry budget.</param>
    /// <param name="cancellationToken">Cancels the wait between attempts.</param>
    public Task<T> RetryAsync<T>(Func<RetryAttempt, Task<T>> operation, CancellationToken cancellationToken) =>
        _outage.ObserveAsync(_retry.RunAsync(operation, error => error.IsTransient && IsWorthRetrying(error), Observer, cancellationToken));

    private Task<T> OnceAsync<T>(
        HttpMethod method,
        ApiRequest request,
        RequestBody body,
        JsonTypeInfo<T> typeInfo,
        Action<SingleUseContent> onSending,
        Func<ExotelException, bool> canRetry,
        TimeSpan? patience,
        CancellationToken cancellationToken)
        where T : class, IApiResponse => _outage.ObserveAsync(_retry.RunAsync(
            attempt => _requests.SendAsync(
                request,
                lease => TryOnceAsync(method, request, new SingleUseContent(body), typeInfo, onSending, lease, cancellationToken),
                patience is { } limit ? new RefusalPatience(limit, accountWide: false) : null,
                attempt,
                cancellationToken),
            error => canRetry(error) && IsWorthRetrying(error),
            Observer,
            cancellationToken));

    private bool IsWorthRetrying(ExotelException error) => error.Kind != ExotelErrorKind.ConnectionFailed || _outage.AllowsRetry;

    /// <summary>A 429 is not retried as other errors are: it was tried again until patience ran out.</summary>
    private static bool IsRetriable(ExotelException error) => error.IsTransient && error.Kind != ExotelErrorKind.RateLimited;

    private async Task<T> TryGetAsync<T>(ApiRequest request, JsonTypeInfo<T> typeInfo, RateLimitLease lease, CancellationToken cancellationToken)
        where T : class, IApiResponse
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, request.Uri);
        return await _sender.SendAsync(_settings.Http ?? HttpClients.Shared(Account.ProxyUri), request, message, typeInfo, lease, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> TryOnceAsync<T>(
        HttpMethod method,
        ApiRequest request,
        SingleUseContent content,
        JsonTypeInfo<T> typeInfo,
        Action<SingleUseContent> onSending,
        RateLimitLease lease,
        CancellationToken cancellationToken)
        where T : class, IApiResponse
    {
        using var http = _settings.FreshHttp?.Invoke() ?? HttpClients.Fresh(Account.ProxyUri);
        using var message = new HttpRequestMessage(method, request.Uri) { Content = content };
        onSending(content);
        try
        {
            return await _sender.SendAsync(http, request, message, typeInfo, lease, cancellationToken).ConfigureAwait(false);
        }
        catch (ExotelException error) when (content.WasSent && (IsRejection(error) || (content.IsSentWithoutBody && ConnectionFailure.IsCertain(error))))
        {
            content.SetRejected();
            throw;
        }
        catch (ExotelException error) when (content.WasSent)
        {
            throw ErrorFactory.OutcomeUnknown(error);
        }
    }

    /// <summary>Whether the API itself rejected the request, so that it had no effect.</summary>
    private static bool IsRejection(ExotelException error) => error.StatusCode is >= 400 and < 500 and not 408 && error.Kind != ExotelErrorKind.InvalidResponse;
}
