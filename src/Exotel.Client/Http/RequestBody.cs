using System;
using System.Text;

namespace Exotel.Http;

/// <summary>What a request carries: its bytes, and what they are.</summary>
internal sealed class RequestBody
{
    /// <summary>No body; its length is sent all the same.</summary>
    public static readonly RequestBody None = new(Array.Empty<byte>(), null);

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
