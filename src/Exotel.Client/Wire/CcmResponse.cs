using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Serialization;
using Exotel.Http;

namespace Exotel.Wire;

/// <summary>
/// The envelope of v2 and v3. Its content is one block or, as observed in v2, a list of blocks.
/// Source: docs/api.md#errors.
/// </summary>
internal abstract class CcmResponse : IApiResponse
{
    [JsonPropertyName("request_id")]
    public string? RequestId { get; set; }

    [JsonPropertyName("http_code")]
    public int? HttpCode { get; set; }

    /// <summary>An error in the v1 format, which gateways in front of these versions send.</summary>
    [JsonConverter(typeof(FirstObjectConverter<RestException>))]
    public RestException? RestException { get; set; }

    /// <summary>The blocks, whatever resource they carry.</summary>
    protected abstract IReadOnlyList<CcmBlock>? Content { get; }

    /// <summary>The HTTP status can be 200 while the inner code reports a failure; the first block decides.</summary>
    ApiError? IApiResponse.Error
    {
        get
        {
            var block = Content is { Count: > 0 } blocks ? blocks[0] : null;
            var error = block?.Error is { IsEmpty: false } details ? details : null;
            if (RestException is { Status: not null } or { Code: not null } or { Message: not null } or { Description: not null })
                return ApiError.From(RestException);
            if (!(block?.Code >= 400 || HttpCode >= 400 || (error is not null && !block!.HasContent)))
                return null;

            return new ApiError
            {
                Status = ErrorStatus(block?.Code) ?? ErrorStatus(HttpCode) ?? error?.StatusOfCode,
                Code = error?.Code ?? block?.Code?.ToString(CultureInfo.InvariantCulture),
                Message = error is null ? block?.Status : ApiError.Join(error.Message, error.Description),
                RequestId = RequestId,
            };
        }
    }

    private static int? ErrorStatus(int? code) => code is >= 400 and <= 599 ? code : null;
}
