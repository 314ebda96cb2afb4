using System.Text.Json.Serialization;
using Exotel.Http;

namespace Exotel.Wire;

/// <summary>A v1 response, which may carry an error instead of its resource.</summary>
internal abstract class V1Response : IApiResponse
{
    [JsonConverter(typeof(FirstObjectConverter<RestException>))]
    public RestException? RestException { get; set; }

    /// <summary>An error without any content is none.</summary>
    ApiError? IApiResponse.Error =>
        RestException is null or { Status: null, Code: null, Message: null, Description: null } ? null : ApiError.From(RestException);
}
