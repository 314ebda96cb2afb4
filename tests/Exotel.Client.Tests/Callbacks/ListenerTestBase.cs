using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Callbacks.Listening;
using Xunit;

namespace Exotel.Tests.Callbacks;

/// <summary>Sends callbacks to a listener and takes what it delivers.</summary>
public abstract class ListenerTestBase
{
    private protected const string Token = "a-token-of-the-test";

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static CallbackListener Listen(CallbackListenerOptions? options = null) => CallbackListener.Start(options ?? new() { Token = Token }, Cancellation);

    private protected static string AddressOf(CallbackListener listener) => $"http://{listener.EndPoint}/{Token}";

    private protected static HttpClient Client() => new() { Timeout = TimeSpan.FromSeconds(30) };

    private protected static async Task<HttpStatusCode> PostAsync(HttpClient client, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/octet-stream");
        using var answer = await client.PostAsync(new Uri(address), content, Cancellation);
        return answer.StatusCode;
    }

    private protected static async Task<List<Callback>> TakeAsync(CallbackListener listener, int count)
    {
        var taken = new List<Callback>();
        while (taken.Count < count)
            taken.Add((await listener.NextAsync(Cancellation))!.Callback!);
        return taken;
    }
}
