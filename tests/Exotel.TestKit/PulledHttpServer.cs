using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Exotel.TestKit;

/// <summary>
/// A <see cref="CannedHttpServer"/> from which a loop takes one request after another and responds to it. For PowerShell:
/// a script block runs in a runspace, so the server cannot call it from a thread of its own.
/// </summary>
public sealed class PulledHttpServer : IDisposable
{
    private readonly BlockingCollection<PendingRequest> _pending = [];
    private readonly CannedHttpServer _server;

    public PulledHttpServer() => _server = new CannedHttpServer(Add);

    public int Port => _server.Port;

    public string Address => _server.Address;

    public IReadOnlyCollection<ReceivedRequest> Requests => _server.Requests;

    public IReadOnlyList<ReceivedRequest> TakeRequests() => _server.TakeRequests();

    /// <summary>Waits for a request; null once the server is disposed.</summary>
    public PendingRequest? Next() => _pending.TryTake(out var request, -1) ? request : null;

    public void Dispose()
    {
        _server.Dispose();
        _pending.CompleteAdding();
    }

    private Task<CannedResponse> Add(ReceivedRequest request)
    {
        var pending = new PendingRequest(request);
        _pending.Add(pending);
        return pending.Response;
    }
}
