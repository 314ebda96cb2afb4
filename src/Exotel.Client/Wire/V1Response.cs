using Exotel.Http;

namespace Exotel.Wire;

/// <summary>What every v1 answer may be instead of itself: a refusal.</summary>
internal abstract class V1Response : IApiResponse
{
    public RestException? RestException { get; set; }

    ApiError? IApiResponse.Error => ApiError.From(RestException);
}
