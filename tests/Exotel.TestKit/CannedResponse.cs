namespace Exotel.TestKit;

/// <summary>A response of a <see cref="CannedHttpServer"/>. Each of the <paramref name="headers"/> ends with CR LF.</summary>
public sealed class CannedResponse(int status, string body, string contentType = "application/json", string headers = "")
{
    public int Status => status;

    public string Body => body;

    public string ContentType => contentType;

    public string Headers => headers;
}
