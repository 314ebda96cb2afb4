using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.TestKit;

/// <summary>A message handler that chooses each response by the URI, whatever the order of the requests, and records the URIs.</summary>
public sealed class RoutedResponses(Func<Uri, (int Status, string Body)> route) : HttpMessageHandler
{
    private readonly List<Uri> _asked = [];

    public IReadOnlyList<Uri> Asked
    {
        get
        {
            lock (_asked)
                return [.. _asked];
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_asked)
            _asked.Add(request.RequestUri!);
        var (status, body) = route(request.RequestUri!);
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
