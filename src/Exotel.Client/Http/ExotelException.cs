using System;

namespace Exotel;

/// <summary>
/// An error of Exotel or on the way to it. The message holds what was asked (method and path, no query, no credential) and
/// the server's own words. Source: API page, section 9.
/// </summary>
public sealed class ExotelException : Exception
{
    internal ExotelException(ExotelErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>What went wrong; the module's ErrorId is this word.</summary>
    public ExotelErrorKind Kind { get; }

    /// <summary>The HTTP status, or the failing code inside the answer; null when there was no answer.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>Exotel's own code, for instance <c>10743</c>; null when it gave none.</summary>
    public string? Code { get; internal init; }

    /// <summary>The server's own words; null when it gave none.</summary>
    public string? ServerMessage { get; internal init; }

    /// <summary>Exotel's id of the request, which its support asks for; null when it gave none.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>How long the server asked to wait before the next try; null when it did not say.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>What the server's clock showed; null when it did not say.</summary>
    internal DateTimeOffset? ServerTime { get; init; }

    /// <summary>Whether the answer was a refusal in one of Exotel's shapes, not that of a gateway or of an unknown path.</summary>
    internal bool IsRefusal { get; init; }

    /// <summary>Whether the same GET may be tried again.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>The same error in other words.</summary>
    internal ExotelException With(string message) => new(Kind, message, this)
    {
        StatusCode = StatusCode,
        Code = Code,
        ServerMessage = ServerMessage,
        RequestId = RequestId,
    };
}
