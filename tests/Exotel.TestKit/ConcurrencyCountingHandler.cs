using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.TestKit;

/// <summary>A message handler that counts the requests it holds at the same time. Each response is given the number of its request.</summary>
public sealed class ConcurrencyCountingHandler(Func<int, string> respond) : HttpMessageHandler
{
    private int _current;
    private int _requests;
    private int _max;

    /// <summary>The greatest number of requests held at the same time.</summary>
    public int Max => _max;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var current = Interlocked.Increment(ref _current);
        for (var max = _max; current > max; max = _max)
            Interlocked.CompareExchange(ref _max, current, max);
        for (var turn = 0; turn < 50; turn++)
            await Task.Yield();

        var number = Interlocked.Increment(ref _requests);
        Interlocked.Decrement(ref _current);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(respond(number), Encoding.UTF8, "application/json") };
    }
}
