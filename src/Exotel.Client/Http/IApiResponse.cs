namespace Exotel.Http;

/// <summary>The outermost object of an answer: it may be a refusal although the HTTP status says otherwise.</summary>
internal interface IApiResponse
{
    ApiError? Error { get; }
}
