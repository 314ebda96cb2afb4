using System.Globalization;

namespace Exotel.Http;

/// <summary>What a server said when it refused, whichever of its shapes it used. Source: API page, section 9.</summary>
internal sealed class ApiError
{
    public int? Status { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public string? RequestId { get; init; }

    public static ApiError? From(RestException? wire) => wire is null
        ? null
        : new ApiError
        {
            Status = wire.Status ?? StatusLike(wire.Code),
            Code = wire.Code,
            Message = Join(wire.Message, wire.Description),
        };

    /// <summary>The same, with the account's credential taken out where the server repeats it.</summary>
    public ApiError Without(SecretRedactor redaction) => new()
    {
        Status = Status,
        Code = redaction.Text(Code),
        Message = redaction.Text(Message),
        RequestId = redaction.Text(RequestId),
    };

    internal static string? Join(string? message, string? description) =>
        message is null || description is null || message == description ? message ?? description : message + ": " + description;

    /// <summary>Some answers carry the HTTP status as their code.</summary>
    private static int? StatusLike(string? code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 400 and <= 599
            ? number
            : null;
}
