using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.TestKit;

/// <summary>A message handler that returns queued responses in order and records the requests.</summary>
public sealed class CannedResponses : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _responses = new();

    public List<Uri> Asked { get; } = [];

    public List<AuthenticationHeaderValue?> Authorizations { get; } = [];

    public List<string> Ranges { get; } = [];

    public CannedResponses Json(string body, int status = 200) => Add(status, body, "application/json");

    public CannedResponses Xml(string body, int status = 200) => Add(status, body, "application/xml");

    public CannedResponses Html(string body, int status = 200) => Add(status, body, "text/html");

    public CannedResponses Payload(string file) =>
        Add(200, Fixtures.Read(file), file.EndsWith(".xml", StringComparison.Ordinal) ? "application/xml" : "application/json");

    public CannedResponses Add(int status, string body, string mediaType, Action<HttpResponseMessage>? change = null)
    {
        _responses.Enqueue(() =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
            change?.Invoke(response);
            return response;
        });
        return this;
    }

    public CannedResponses Fail(Exception fault)
    {
        _responses.Enqueue(() => throw fault);
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.RequestUri!);
        Authorizations.Add(request.Headers.Authorization);
        Ranges.Add(request.Headers.Range?.ToString() + (request.Headers.IfRange is { } condition ? " if " + condition : string.Empty));
        return _responses.Count > 0
            ? Task.FromResult(_responses.Dequeue()())
            : throw new InvalidOperationException("No response is left for " + request.RequestUri);
    }
}
