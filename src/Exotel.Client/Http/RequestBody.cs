using System.Text;

namespace Exotel.Http;

/// <summary>The body of a request: its bytes and their media type.</summary>
internal sealed class RequestBody
{
    /// <summary>No body; a Content-Length of 0 is sent.</summary>
    public static readonly RequestBody None = new([], null);

    private RequestBody(byte[] bytes, string? mediaType)
    {
        Bytes = bytes;
        MediaType = mediaType;
    }

    public byte[] Bytes { get; }

    public string? MediaType { get; }

    public static RequestBody Form(QueryStringBuilder fields) => new(Encoding.ASCII.GetBytes(fields.ToString()), "application/x-www-form-urlencoded");

    public static RequestBody Json(byte[] json) => new(json, "application/json");
}
