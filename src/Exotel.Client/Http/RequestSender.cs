using System;
using System.Net.Http;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Pacing;

namespace Exotel.Http;

/// <summary>Sends one request of an account, once, and reads its response. Failures of the transport become an <see cref="ExotelException"/>.</summary>
internal sealed class RequestSender(Account account, ConnectionSettings settings, SecretRedactor redactor, IRequestObserver observer)
{
    private long _serverClockOffset = long.MinValue;
    private long _serverTimeAtStart = long.MinValue;

    /// <summary>How far the server's clock is ahead of this machine's, by the latest response with a date; null before one came.</summary>
    public TimeSpan? ServerClockOffset => Interlocked.Read(ref _serverClockOffset) is var ticks and not long.MinValue ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>The current time on the server's clock, by the latest response with a date; by this machine's clock before one came.</summary>
    public TimeEstimate Time
    {
        get
        {
            var byClock = settings.Clock.UtcNow;
            if (ServerClockOffset is not { } offset)
                return new TimeEstimate(byClock, byClock, IsKnown: false);
            byClock += offset;
            var byElapsed = new DateTimeOffset(Interlocked.Read(ref _serverTimeAtStart), TimeSpan.Zero) + settings.Clock.Elapsed;
            return byClock < byElapsed ? new TimeEstimate(byClock, byElapsed, IsKnown: true) : new TimeEstimate(byElapsed, byClock, IsKnown: true);
        }
    }

    /// <exception cref="ExotelException">There was no response, or it is an error.</exception>
    /// <exception cref="OperationCanceledException">The caller canceled; a timeout is never reported this way.</exception>
    public async Task<T> SendAsync<T>(
        HttpClient http, ApiRequest request, HttpRequestMessage message, JsonTypeInfo<T> typeInfo, RateLimitLease lease, CancellationToken cancellationToken)
        where T : class, IApiResponse
    {
        observer.OnSending(message.Method.Method, request);
        var start = settings.Clock.Elapsed;
        int? status = null;
        var remaining = lease.Remaining;
        message.Headers.Authorization = account.Credential.ToHeader();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(settings.AttemptTimeout);
        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            var rateLimit = RateLimitHeaderReader.Read(response, settings.Clock);
            lease.SetAnswered(rateLimit);
            remaining = rateLimit?.Remaining ?? remaining;
            status = (int)response.StatusCode;
            if (response.Headers.Date is { } date)
            {
                Interlocked.Exchange(ref _serverTimeAtStart, (date.ToUniversalTime() - settings.Clock.Elapsed).Ticks);
                Interlocked.Exchange(ref _serverClockOffset, (date - settings.Clock.UtcNow).Ticks);
            }

            return await ResponseReader.ReadAsync(request, response, typeInfo, redactor, settings.Clock, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw deadline.IsCancellationRequested
                ? ErrorFactory.Timeout(request, settings.AttemptTimeout)
                : ErrorFactory.ConnectTimeout(request, HttpClients.ConnectTimeout);
        }
        catch (Exception exception) when (ConnectionFailure.IsFailure(exception) || exception is InvalidOperationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ErrorFactory.ConnectionFailed(request, exception, redactor);
        }
        finally
        {
            observer.OnCompleted(new RequestSummary(message.Method.Method, request, status, settings.Clock.Elapsed - start, remaining));
        }
    }
}
