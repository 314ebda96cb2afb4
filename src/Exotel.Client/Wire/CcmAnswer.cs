using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;

namespace Exotel;

/// <summary>
/// The envelope of v2 and v3. What it holds stands in one block, or, as seen in v2, in a list of such blocks.
/// Source: API page, sections 6, 7 and 9.
/// </summary>
internal sealed class CcmAnswer : IAnswer
{
    [JsonPropertyName("request_id")]
    public string? RequestId { get; set; }

    [JsonPropertyName("http_code")]
    public int? HttpCode { get; set; }

    [JsonPropertyName("response")]
    [JsonConverter(typeof(OneOrManyConverter<CcmBlockWire>))]
    public List<CcmBlockWire>? Blocks { get; set; }

    [JsonIgnore]
    public CcmCallWire? Call => Blocks?.Select(block => block.Call).FirstOrDefault(call => call is not null);

    [JsonIgnore]
    public CcmLegDetailsWire? LegDetails => Blocks?.Select(block => block.LegDetails).FirstOrDefault(details => details is not null);

    /// <summary>The HTTP status may be 200 and the code inside a failing one; the first block speaks for all.</summary>
    Refusal? IAnswer.Refusal
    {
        get
        {
            var block = Blocks?.FirstOrDefault();
            var error = block?.Error is { SaysNothing: false } words ? words : null;
            if (!(block?.Code >= 400 || HttpCode >= 400 || (error is not null && !block!.Holds)))
                return null;

            return new Refusal
            {
                Status = Failing(block?.Code) ?? Failing(HttpCode) ?? error?.StatusOfCode,
                Code = error?.Code ?? block?.Code?.ToString(CultureInfo.InvariantCulture),
                Message = error is null ? block?.Status : Refusal.Join(error.Message, error.Description),
                RequestId = RequestId,
            };
        }
    }

    private static int? Failing(int? code) => code is >= 400 and <= 599 ? code : null;
}
