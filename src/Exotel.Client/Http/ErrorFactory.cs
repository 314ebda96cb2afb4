using System;
using System.Globalization;
using System.Net;
using System.Text;

namespace Exotel.Http;

/// <summary>Makes the one exception of this client out of a status, a refusal or a fault. Source: API page, section 9.</summary>
internal static class ErrorFactory
{
    private const int MaxWords = 500;

    /// <summary>v3: the legs of a call are not there. Comes with status 500, yet is no fault of the server.</summary>
    private const string LegsNotFound = "10743";

    public static ExotelException FromStatus(ApiRequest request, int status, ApiError? refusal, TimeSpan? retryAfter, DateTimeOffset? serverTime = null)
    {
        var effective = status is >= 200 and < 300 ? refusal?.Status ?? status : status;
        var kind = refusal?.Code == LegsNotFound ? ExotelErrorKind.NotFound : KindOf(effective);
        var words = Clean(refusal?.Message);

        var message = new StringBuilder("Exotel answered ").Append(effective.ToString(CultureInfo.InvariantCulture));
        if (Enum.IsDefined(typeof(HttpStatusCode), effective))
            message.Append(' ').Append(((HttpStatusCode)effective).ToString());
        if (refusal?.Code is { } code && code != effective.ToString(CultureInfo.InvariantCulture))
            message.Append(" (code ").Append(Clean(code)).Append(')');
        message.Append(words is null ? " without a word of its own" : ": " + words);
        message.Append(EndsSentence(words) ? " " : ". ");
        if (HintFor(kind, request) is { } hint)
            message.Append(hint).Append(' ');
        message.Append('[').Append(request).Append(']');

        return new ExotelException(kind, message.ToString())
        {
            StatusCode = effective,
            Code = refusal?.Code,
            ServerMessage = words,
            RequestId = refusal?.RequestId,
            RetryAfter = retryAfter,
            ServerTime = serverTime,
            IsRefusal = refusal is not null,
            IsTransient = kind != ExotelErrorKind.NotFound && effective is (408 or 429 or >= 500),
        };
    }

    public static ExotelException InvalidResponse(ApiRequest request, int status, string what, bool transient, Exception? cause = null) =>
        new(ExotelErrorKind.InvalidResponse, $"The answer is not what the API documents: {what}. [{request}]", cause)
        {
            StatusCode = status,
            IsTransient = transient,
        };

    public static ExotelException Timeout(ApiRequest request, TimeSpan limit) =>
        new(ExotelErrorKind.OperationTimeout, FormattableString.Invariant($"No complete answer within {limit.TotalSeconds:0.#} seconds. [{request}]"))
        {
            IsTransient = true,
        };

    public static ExotelException ConnectionFailed(ApiRequest request, Exception cause, SecretRedactor redaction) =>
        new(ExotelErrorKind.ConnectionFailed, $"The connection failed: {Clean(redaction.Text(Innermost(cause).Message))} [{request}]", redaction.Cause(cause))
        {
            IsTransient = true,
        };

    /// <summary>A request that must not be repeated was sent, and nobody can tell what became of it.</summary>
    public static ExotelException OutcomeUnknown(ExotelException cause) =>
        new(ExotelErrorKind.OutcomeUnknown, "The request was sent, but what became of it is unknown. " + cause.Message, cause)
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
        ExotelErrorKind.AuthenticationFailed or ExotelErrorKind.Forbidden => request.IfRefused,
        ExotelErrorKind.NotFound => request.IfMissing,
        _ => null,
    };

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    private static bool EndsSentence(string? words) => words is { Length: > 0 } && words[words.Length - 1] is ('.' or '!' or '?');

    /// <summary>One line of bounded length: what comes from a server is shown, not trusted.</summary>
    private static string? Clean(string? words)
    {
        if (words is null)
            return null;

        var line = new StringBuilder(Math.Min(words.Length, MaxWords));
        foreach (var character in words.Trim())
        {
            if (line.Length == MaxWords)
                return line.Append("...").ToString();
            line.Append(char.IsControl(character) ? ' ' : character);
        }

        return line.Length == 0 ? null : line.ToString();
    }
}
