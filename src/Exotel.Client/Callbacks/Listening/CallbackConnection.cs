using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>One connection: request after request, until it ends, is refused, or takes too long.</summary>
internal sealed class CallbackConnection : IDisposable
{
    private const int LingerBytes = 1024 * 1024;
    private static readonly TimeSpan ClosingPatience = TimeSpan.FromMilliseconds(200);

    private readonly CallbackListenerOptions _options;
    private readonly SecretPath _path;
    private readonly CallbackQueue _queue;
    private readonly CancellationToken _stopping;
    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly HttpReader _input;

    public CallbackConnection(Socket socket, CallbackListenerOptions options, SecretPath path, CallbackQueue queue, CancellationToken stopping)
    {
        _socket = socket;
        _options = options;
        _path = path;
        _queue = queue;
        _stopping = stopping;
        _stream = new NetworkStream(socket, ownsSocket: false);
        _input = new HttpReader(_stream);
    }

    /// <summary>Whether it ended with a request that was refused.</summary>
    public bool IsRefused { get; private set; }

    public async Task ServeAsync()
    {
        try
        {
            while (await HasRequestAsync().ConfigureAwait(false))
                if (!await ServeOneAsync().ConfigureAwait(false))
                    break;
        }
        catch (HttpStatusException refusal)
        {
            IsRefused = true;
            await RefuseAsync(refusal).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the connection so that what was answered still arrives.</summary>
    public async Task CloseAsync()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
            await _input.EndAsync(ClosingPatience).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }

    private async Task<bool> HasRequestAsync()
    {
        using var idle = new Deadline(_options.IdleLimit, _stopping);
        try
        {
            return await _input.HasMoreAsync(idle).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <returns>Whether the connection is kept.</returns>
    private async Task<bool> ServeOneAsync()
    {
        using var deadline = new Deadline(_options.RequestLimit, _stopping);
        try
        {
            var request = await HttpRequestReader.ReadAsync(_input, deadline).ConfigureAwait(false);
            Check(request);
            var body = await HttpBodyReader.ReadAsync(request, _input, () => HttpWriter.GoOnAsync(_stream, deadline), deadline).ConfigureAwait(false);
            return await TakeAsync(request, body, deadline).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new HttpStatusException(408);
        }
    }

    private void Check(HttpRequest request)
    {
        if (!_path.Matches(request.Path))
            throw new HttpStatusException(404);
        if (request.Method != "POST" && (request.Method != "GET" || request.Query.Length == 0))
            throw new HttpStatusException(405, allow: "POST, GET");
    }

    private async Task<bool> TakeAsync(HttpRequest request, byte[] body, Deadline deadline)
    {
        var isQuery = request.Method == "GET" || (body.Length == 0 && request.Query.Length > 0);
        Delivery delivery;
        try
        {
            delivery = new Delivery(CallbackParser.Parse(
                isQuery ? "?" + request.Query : Encoding.UTF8.GetString(body),
                isQuery ? null : request["Content-Type"],
                _options.Zone,
                _options.Clock.UtcNow));
        }
        catch (ExotelException error)
        {
            var report = new Delivery(error);
            report.SetAnswered();
            _queue.Report(report);
            throw new HttpStatusException(400);
        }

        try
        {
            var admission = await AdmitAsync(delivery, new DeduplicationKey(delivery.Callback!, isQuery ? request.Query : null), deadline).ConfigureAwait(false);
            if (admission == EnqueueResult.Closed)
                throw new HttpStatusException(503);
            await HttpWriter.WriteAsync(_stream, 200, request.KeepsAlive, allow: null, deadline).ConfigureAwait(false);
            return request.KeepsAlive;
        }
        finally
        {
            delivery.SetAnswered();
        }
    }

    private async Task<EnqueueResult> AdmitAsync(Delivery delivery, DeduplicationKey identity, Deadline deadline)
    {
        try
        {
            return await _queue.AdmitAsync(delivery, identity, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            throw new HttpStatusException(503);
        }
    }

    private async Task RefuseAsync(HttpStatusException refusal)
    {
        using var deadline = new Deadline(_options.LingerLimit, _stopping);
        await HttpWriter.WriteAsync(_stream, refusal.Status, keepsAlive: false, refusal.Allow, deadline).ConfigureAwait(false);
        _socket.Shutdown(SocketShutdown.Send);
        await _input.DrainAsync(LingerBytes, deadline).ConfigureAwait(false);
    }
}
