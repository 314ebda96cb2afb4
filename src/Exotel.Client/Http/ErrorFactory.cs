using System;
using System.Globalization;
using System.Net;
using System.Text;

namespace Exotel.Http;

/// <summary>Creates an <see cref="ExotelException"/> from a status, an API error or another exception. Source: docs/api.md#errors.</summary>
internal static class ErrorFactory
{
    private const int MaxTextLength = 500;

    public static ExotelException FromStatus(ApiRequest request, int status, ApiError? error, TimeSpan? retryAfter, DateTimeOffset? serverTime = null)
    {
        var effective = status is >= 200 and < 300 ? error?.Status ?? status : status;
        var kind = error?.Code == CcmErrorCodes.LegsNotFound || (error is { IsNoMatch: true } && effective < 401) ? ExotelErrorKind.NotFound : KindOf(effective);
        var serverMessage = Clean(error?.Message);

        var message = new StringBuilder("Exotel returned ").Append(effective.ToString(CultureInfo.InvariantCulture));
        if (Enum.IsDefined(typeof(HttpStatusCode), effective))
            AppendName(message.Append(' '), (HttpStatusCode)effective);
        if (error?.Code is { } code && code != effective.ToString(CultureInfo.InvariantCulture))
            message.Append(" (code ").Append(Clean(code)).Append(')');
        message.Append(serverMessage is null ? " with no message" : ": " + serverMessage);
        message.Append(EndsSentence(serverMessage) ? " " : ". ");
        if (HintFor(kind, request) is { } hint)
            message.Append(hint).Append(' ');
        message.Append('[').Append(request).Append(']');

        return new ExotelException(kind, message.ToString())
        {
            StatusCode = effective,
            Code = error?.Code,
            ServerMessage = serverMessage,
            RequestId = error?.RequestId,
            RetryAfter = retryAfter,
            ServerTime = serverTime,
            IsApiError = error is { IsText: false },
            IsTransient = kind != ExotelErrorKind.NotFound && effective is (408 or 429 or >= 500),
        };
    }

    /// <param name="request">The request.</param>
    /// <param name="status">The HTTP status of the response.</param>
    /// <param name="reason">What is wrong with the response: a clause with "it" as its subject.</param>
    /// <param name="transient">Whether a retry may succeed.</param>
    /// <param name="cause">The exception that revealed it.</param>
    public static ExotelException InvalidResponse(ApiRequest request, int status, string reason, bool transient, Exception? cause = null) =>
        new(ExotelErrorKind.InvalidResponse, $"The response is not what the API documents: {reason}. [{request}]", cause)
        {
            StatusCode = status,
            IsTransient = transient,
        };

    /// <summary>A list ended with fewer calls than the server reports for its range: the calls that were read are not all up to the last one.</summary>
    public static ExotelException ShortList(ApiRequest request, string reason) =>
        new(ExotelErrorKind.InvalidResponse, $"The response is not what the API documents: {reason}. [{request}]")
        {
            StatusCode = 200,
            IsShortList = true,
        };

    public static ExotelException Timeout(ApiRequest request, TimeSpan limit) =>
        new(ExotelErrorKind.OperationTimeout, FormattableString.Invariant($"No complete response within {limit.TotalSeconds:0.#} seconds. [{request}]"))
        {
            IsTransient = true,
        };

    /// <param name="request">The request, of which nothing was sent.</param>
    /// <param name="limit">The time limit for a connection.</param>
    public static ExotelException ConnectTimeout(ApiRequest request, TimeSpan limit) =>
        new(ExotelErrorKind.OperationTimeout, FormattableString.Invariant($"No connection within {limit.TotalSeconds:0.#} seconds. [{request}]"))
        {
            IsTransient = true,
        };

    public static ExotelException ConnectionFailed(ApiRequest request, Exception cause, SecretRedactor redactor) =>
        new(ExotelErrorKind.ConnectionFailed, $"The connection failed: {Clean(redactor.Redact(Innermost(cause).Message))} [{request}]", redactor.SafeCause(cause))
        {
            IsTransient = true,
        };

    /// <summary>The request was not sent: all that time, the account's other requests were rejected because of its rate limit.</summary>
    public static ExotelException RateLimited(ApiRequest request, TimeSpan patience) => new(
        ExotelErrorKind.RateLimited,
        FormattableString.Invariant($"Exotel rejected every request of the account for {patience.TotalMinutes:0.#} minutes because of its rate limit (429 Too Many Requests). [{request}]"))
    {
        StatusCode = 429,
        IsTransient = true,
    };

    /// <summary>A request that must not be repeated was sent, and its outcome cannot be determined.</summary>
    public static ExotelException OutcomeUnknown(ExotelException cause) =>
        new(ExotelErrorKind.OutcomeUnknown, "The request was sent, but its outcome is unknown. " + cause.Message, cause)
        {
            StatusCode = cause.StatusCode,
            Code = cause.Code,
            ServerMessage = cause.ServerMessage,
            RequestId = cause.RequestId,
        };

    private static ExotelErrorKind KindOf(int status) => status switch
    {
        401 => ExotelErrorKind.AuthenticationFailed,
        402 => ExotelErrorKind.PaymentRequired,
        403 => ExotelErrorKind.Forbidden,
        404 => ExotelErrorKind.NotFound,
        408 => ExotelErrorKind.OperationTimeout,
        409 => ExotelErrorKind.Conflict,
        429 => ExotelErrorKind.RateLimited,
        >= 500 => ExotelErrorKind.ServiceUnavailable,
        >= 400 => ExotelErrorKind.InvalidRequest,
        _ => ExotelErrorKind.InvalidResponse,
    };

    private static string? HintFor(ExotelErrorKind kind, ApiRequest request) => kind switch
    {
        ExotelErrorKind.AuthenticationFailed or ExotelErrorKind.Forbidden => request.ForbiddenHint,
        ExotelErrorKind.NotFound => request.NotFoundHint,
        _ => null,
    };

    /// <summary>Appends the name of the status as separate words: <c>Not Found</c>.</summary>
    private static void AppendName(StringBuilder message, HttpStatusCode status)
    {
        var previous = '\0';
        foreach (var character in status.ToString())
        {
            if (char.IsUpper(character) && char.IsLower(previous))
                message.Append(' ');
            message.Append(character);
            previous = character;
        }
    }

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    private static bool EndsSentence(string? text) => text is { Length: > 0 } && text[text.Length - 1] is ('.' or '!' or '?');

    /// <summary>Untrusted server text as one line of limited length.</summary>
    private static string? Clean(string? text)
    {
        if (text is null)
            return null;

        var line = new StringBuilder(Math.Min(text.Length, MaxTextLength));
        foreach (var character in text.Trim())
        {
            if (line.Length == MaxTextLength)
                return line.Append("...").ToString();
            line.Append(char.IsControl(character) ? ' ' : character);
        }

        return line.Length == 0 ? null : line.ToString();
    }
}
