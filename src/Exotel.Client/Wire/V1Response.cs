using Exotel.Http;

namespace Exotel.Wire;

/// <summary>A v1 response, which may carry an error instead of its resource.</summary>
internal abstract class V1Response : IApiResponse
{
    public RestException? RestException { get; set; }

    ApiError? IApiResponse.Error => ApiError.From(RestException);
}
