using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Tests.Support;

/// <summary>Answers each request by what it asks for, in whatever order requests come, and keeps what was asked.</summary>
internal sealed class RoutedResponses(Func<Uri, (int Status, string Body)> answer) : HttpMessageHandler
{
    private readonly List<Uri> _asked = new();

    public IReadOnlyList<Uri> Asked
    {
        get
        {
            lock (_asked)
                return _asked.ToArray();
        }
    }

    public ApiConnection Connect(Account? account = null) =>
        new(account ?? TestAccounts.Exotest, settings: new ConnectionSettings
        {
            Http = new HttpClient(this, disposeHandler: false),
            Clock = new FakeClock(),
        });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_asked)
            _asked.Add(request.RequestUri!);
        var (status, body) = answer(request.RequestUri!);
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
