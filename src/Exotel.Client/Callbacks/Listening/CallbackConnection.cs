using System;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>One connection: serves requests until it ends, is rejected, or times out.</summary>
internal sealed class CallbackConnection : IDisposable
{
    private const int LingerBytes = 1024 * 1024;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromMilliseconds(200);

    private readonly CallbackListenerOptions _options;
    private readonly SecretPath _path;
    private readonly CallbackQueue _queue;
    private readonly SilentConnections _silent;
    private readonly CancellationTokenSource _end;
    private readonly CancellationToken _stopping;
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly HttpReader _reader;

    private bool _isFirst = true;

    public CallbackConnection(
        Socket socket, CallbackListenerOptions options, SecretPath path, CallbackQueue queue, SilentConnections silent, CancellationToken stopping)
    {
        _socket = socket;
        _options = options;
        _path = path;
        _queue = queue;
        _silent = silent;
        _end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _stopping = _end.Token;
        _stream = new NetworkStream(socket, ownsSocket: false);
        _reader = new HttpReader(_stream);
    }

    /// <summary>When the connection was opened, or its last request was answered.</summary>
    public TimeSpan SilentSince { get; set; }

    public bool HasUnreadData
    {
        get
        {
            try
            {
                return _socket.Available > 0;
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return false;
            }
        }
    }

    /// <summary>Ends the connection, because its place is needed.</summary>
    public void Abandon()
    {
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    public async Task ServeAsync()
    {
        _silent.Add(this);
        try
        {
            while (await HasRequestAsync().ConfigureAwait(false))
                if (!await ServeOneAsync().ConfigureAwait(false))
                    break;
        }
        catch (HttpStatusException error)
        {
            _queue.CountRejected();
            await RejectAsync(error).ConfigureAwait(false);
        }
        finally
        {
            _silent.Remove(this);
        }
    }

    /// <summary>Closes the connection without losing a response that was sent.</summary>
    public async Task CloseAsync()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
            await _reader.EndAsync(CloseTimeout).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task<bool> HasRequestAsync()
    {
        var limit = _isFirst ? Shorter(_options.FirstByteLimit, _options.IdleLimit) : _options.IdleLimit;
        _isFirst = false;
        using var idle = new Deadline(limit, _stopping);
        try
        {
            return await _reader.HasMoreAsync(idle).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <returns>Whether the connection stays open.</returns>
    private async Task<bool> ServeOneAsync()
    {
        using var deadline = new Deadline(_options.RequestLimit, _stopping);
        try
        {
            var request = await ReadHeadAsync().ConfigureAwait(false);
            Check(request);
            if (!_silent.Remove(this))
                throw new OperationCanceledException();
            var body = await HttpBodyReader.ReadAsync(request, _reader, () => HttpWriter.WriteContinueAsync(_stream, deadline), deadline).ConfigureAwait(false);
            var staysOpen = await ProcessAsync(request, body, deadline).ConfigureAwait(false);
            if (staysOpen)
                _silent.Add(this);
            return staysOpen;
        }
        catch (TimeoutException)
        {
            throw new HttpStatusException(408);
        }
    }

    private async Task<HttpRequest> ReadHeadAsync()
    {
        using var deadline = new Deadline(Shorter(_options.HeadLimit, _options.RequestLimit), _stopping);
        return await HttpRequestReader.ReadAsync(_reader, deadline).ConfigureAwait(false);
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private void Check(HttpRequest request)
    {
        if (!_path.Matches(request.Path))
            throw new HttpStatusException(404);
        if (request.Method != "POST" && (request.Method != "GET" || request.Query.Length == 0))
            throw new HttpStatusException(405, allow: "POST, GET");
    }

    private async Task<bool> ProcessAsync(HttpRequest request, byte[] body, Deadline deadline)
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
            report.SetResponded();
            _queue.Report(report);
            if (error.InnerException is not OtherEventException)
                throw new HttpStatusException(400);

            // Acknowledged, so that it is not sent again.
            await HttpWriter.WriteAsync(_stream, 200, request.KeepsAlive, allow: null, deadline).ConfigureAwait(false);
            return request.KeepsAlive;
        }

        try
        {
            var result = await EnqueueAsync(delivery, new DeduplicationKey(delivery.Callback!), deadline).ConfigureAwait(false);
            if (result == EnqueueResult.Closed)
                throw new HttpStatusException(503);
            await HttpWriter.WriteAsync(_stream, 200, request.KeepsAlive, allow: null, deadline).ConfigureAwait(false);
            return request.KeepsAlive;
        }
        finally
        {
            delivery.SetResponded();
        }
    }

    private async Task<EnqueueResult> EnqueueAsync(Delivery delivery, DeduplicationKey key, Deadline deadline)
    {
        try
        {
            return await _queue.EnqueueAsync(delivery, key, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            throw new HttpStatusException(503);
        }
    }

    private async Task RejectAsync(HttpStatusException error)
    {
        using var deadline = new Deadline(_options.LingerLimit, _stopping);
        await HttpWriter.WriteAsync(_stream, error.Status, keepsAlive: false, error.Allow, deadline).ConfigureAwait(false);
        _socket.Shutdown(SocketShutdown.Send);
        await _reader.DrainAsync(LingerBytes, deadline).ConfigureAwait(false);
    }
}
