using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Exotel.TestKit;

/// <summary>A loopback HTTP server whose responses a function gives, and that records the requests.</summary>
public sealed class CannedHttpServer : IDisposable
{
    private readonly ScriptedTcpServer _server;
    private readonly Func<ReceivedRequest, Task<CannedResponse>> _respond;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();

    public CannedHttpServer(Func<ReceivedRequest, Task<CannedResponse>> respond)
    {
        _respond = respond;
        _server = new ScriptedTcpServer((_, socket, request) => RespondAsync(socket, request));
    }

    public int Port => _server.Port;

    public string Address => _server.Address;

    public IReadOnlyCollection<ReceivedRequest> Requests => _requests;

    /// <summary>Removes the recorded requests and returns them, oldest first.</summary>
    public IReadOnlyList<ReceivedRequest> TakeRequests()
    {
        var requests = new List<ReceivedRequest>();
        while (_requests.TryDequeue(out var request))
            requests.Add(request);
        return requests;
    }

    public void Dispose() => _server.Dispose();

    private async Task RespondAsync(Socket socket, ReceivedRequest request)
    {
        _requests.Enqueue(request);
        var response = await _respond(request);
        var head = new StringBuilder($"HTTP/1.1 {response.Status} Canned\r\n{response.Headers}");
        if (response.Status != 204)
            head.Append($"Content-Type: {response.ContentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(response.Body)}\r\n");
        await ScriptedTcpServer.SendAsync(socket, head.Append("\r\n").Append(response.Body).ToString());
    }
}
