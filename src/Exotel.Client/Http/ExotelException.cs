using System;

namespace Exotel;

/// <summary>
/// An error from Exotel, or from the connection to it. The message contains the request (method and path, without query or
/// credential) and the server's message. Source: docs/api.md#errors.
/// </summary>
public sealed class ExotelException : Exception
{
    internal ExotelException(ExotelErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>The kind of the error, which is also the module's ErrorId.</summary>
    public ExotelErrorKind Kind { get; }

    /// <summary>The HTTP status, or the error status inside the response; null when there was no response.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>Exotel's error code, such as <c>10743</c>; null when there is none.</summary>
    public string? Code { get; internal init; }

    /// <summary>The server's message; null when there is none.</summary>
    public string? ServerMessage { get; internal init; }

    /// <summary>Exotel's ID of the request, for its support; null when there is none.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>The wait that the server requested before a retry; null when it requested none.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The server's date and time; null when the response had none.</summary>
    internal DateTimeOffset? ServerTime { get; init; }

    /// <summary>Whether the response was an error in one of the API's formats, not that of a gateway or of an unknown path.</summary>
    internal bool IsApiError { get; init; }

    /// <summary>Whether the same GET request may be retried.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>Whether a list turned out to lack calls, which can be anywhere in it: it cannot be continued after its last call.</summary>
    internal bool IsShortList { get; init; }

    /// <summary>The same error with another message.</summary>
    internal ExotelException With(string message) => new(Kind, message, this)
    {
        StatusCode = StatusCode,
        Code = Code,
        ServerMessage = ServerMessage,
        RequestId = RequestId,
    };
}
