using System;
using System.Globalization;

namespace Exotel.Http;

/// <summary>The error details of a response, independent of the format the API used. Source: docs/api.md#errors.</summary>
internal sealed record ApiError
{
    public int? Status { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public string? RequestId { get; init; }

    /// <summary>Whether the body was a text in none of the API's formats, as a gateway may send it.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether the server means that what was requested does not exist, whatever the status is.</summary>
    public bool IsNoMatch => Message?.IndexOf("No matching results", StringComparison.OrdinalIgnoreCase) >= 0;

    public static ApiError? From(RestException? wire) => wire is null
        ? null
        : new ApiError
        {
            Status = wire.Status ?? StatusFromCode(wire.Code),
            Code = wire.Code,
            Message = Join(wire.Message, wire.Description),
        };

    /// <summary>The same error, without the account's credential where the server repeated it.</summary>
    public ApiError Redact(SecretRedactor redactor) => this with
    {
        Code = redactor.Redact(Code),
        Message = redactor.Redact(Message),
        RequestId = redactor.Redact(RequestId),
    };

    internal static string? Join(string? message, string? description) =>
        message is null || description is null || message == description ? message ?? description : message + ": " + description;

    /// <summary>Some responses carry the HTTP status as their code.</summary>
    private static int? StatusFromCode(string? code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 400 and <= 599
            ? number
            : null;
}
