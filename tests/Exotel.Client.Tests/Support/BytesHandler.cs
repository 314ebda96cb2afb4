using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Tests.Support;

/// <summary>A message handler that returns raw bytes under any content type, valid or not, and counts the requests.</summary>
internal sealed class BytesHandler(Func<Uri, byte[]> respond, string? contentType = "application/json", int status = 200) : HttpMessageHandler
{
    private int _requests;

    public int Requests => Volatile.Read(ref _requests);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        var content = new ByteArrayContent(respond(request.RequestUri!));
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = content });
    }
}
