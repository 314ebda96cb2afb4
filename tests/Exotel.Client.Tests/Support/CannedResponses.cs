using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Tests.Support;

/// <summary>Answers requests from a queue and keeps what was asked.</summary>
internal sealed class CannedResponses : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public List<Uri> Asked { get; } = new();

    public List<AuthenticationHeaderValue?> Authorizations { get; } = new();

    public List<string> Ranges { get; } = new();

    public CannedResponses Json(string body, int status = 200) => Add(status, body, "application/json");

    public CannedResponses Xml(string body, int status = 200) => Add(status, body, "application/xml");

    public CannedResponses Html(string body, int status = 200) => Add(status, body, "text/html");

    public CannedResponses Payload(string file) =>
        Add(200, Fixtures.Read(file), file.EndsWith(".xml", StringComparison.Ordinal) ? "application/xml" : "application/json");

    public CannedResponses Add(int status, string body, string mediaType, Action<HttpResponseMessage>? change = null)
    {
        _answers.Enqueue(() =>
        {
            var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
            change?.Invoke(answer);
            return answer;
        });
        return this;
    }

    public CannedResponses Fail(Exception fault)
    {
        _answers.Enqueue(() => throw fault);
        return this;
    }

    public ApiConnection Connect(Account? account = null, IRequestObserver? observer = null, Clock? clock = null) =>
        new(account ?? TestAccounts.Exotest, observer, new ConnectionSettings
        {
            Http = new HttpClient(this, disposeHandler: false),
            Clock = clock ?? new FakeClock(),
        });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.RequestUri!);
        Authorizations.Add(request.Headers.Authorization);
        Ranges.Add(request.Headers.Range?.ToString() + (request.Headers.IfRange is { } condition ? " if " + condition : string.Empty));
        return _answers.Count > 0
            ? Task.FromResult(_answers.Dequeue()())
            : throw new InvalidOperationException("No answer is left for " + request.RequestUri);
    }
}
