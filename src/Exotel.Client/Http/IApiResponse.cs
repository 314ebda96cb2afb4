namespace Exotel.Http;

/// <summary>The root object of a response, which may contain an error although the HTTP status reports success.</summary>
internal interface IApiResponse
{
    ApiError? Error { get; }
}
