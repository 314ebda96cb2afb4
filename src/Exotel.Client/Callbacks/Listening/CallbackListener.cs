using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>
/// Listens for callbacks over plain HTTP. A sender gets its 200 when its callback is in the queue, and the callback is given out when
/// the sender has its 200: so whoever takes one may end the listener at once. Source: API page, section 8.
/// </summary>
internal sealed class CallbackListener : IDisposable
{
    private const int Backlog = 512;
    private static readonly TimeSpan EndingPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AcceptAgain = TimeSpan.FromMilliseconds(100);

    private readonly CallbackListenerOptions _options;
    private readonly SecretPath _path;
    private readonly CallbackQueue _queue;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _stopping;
    private readonly SemaphoreSlim _slots;
    private readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    private int _refused;
    private int _disposed;

    private CallbackListener(CallbackListenerOptions options, CancellationToken stopping)
    {
        _options = options;
        _path = new SecretPath(options.Token);
        _queue = new CallbackQueue(options);
        _slots = new SemaphoreSlim(options.HttpClients);
        _listener = new TcpListener(options.Address, options.Port);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _stopping = _stop.Token;
    }

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Callbacks that came again, or after one that says more.</summary>
    public int Repeated => _queue.Repeated;

    /// <summary>Requests that were no callbacks, or not for this path.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <param name="options">Where and how to listen.</param>
    /// <param name="stopping">Ends it at once.</param>
    /// <exception cref="ExotelException">It cannot listen there; the message says why.</exception>
    public static CallbackListener Start(CallbackListenerOptions options, CancellationToken stopping)
    {
        var listener = new CallbackListener(options, stopping);
        try
        {
            listener.Listen();
            return listener;
        }
        catch (SocketException error)
        {
            listener.Dispose();
            throw ListenerErrors.From(error, new IPEndPoint(options.Address, options.Port));
        }
    }

    /// <summary>The next callback, or what was wrong with one; null when as many have come as were wanted, or the time is over.</summary>
    public Task<Delivery?> NextAsync(CancellationToken cancellationToken) => _queue.NextAsync(cancellationToken);

    /// <summary>Frees the port and ends every connection.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _queue.Close();
        _stop.Cancel();
        _listener.Stop();
        if (!SpinWait.SpinUntil(() => _sockets.IsEmpty, EndingPatience))
            foreach (var socket in _sockets.Keys)
                socket.Dispose();
        _queue.Dispose();
        _stop.Dispose();
    }

    private void Listen()
    {
        // On Windows another program could otherwise take the port over; elsewhere it would keep the port from being used again soon.
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            _listener.ExclusiveAddressUse = true;
        _listener.Start(Backlog);
        _ = Task.Run(AcceptAsync);
        if (_options.Timeout is { } timeout)
            _ = CloseAfterAsync(timeout);
    }

    private async Task CloseAfterAsync(TimeSpan timeout)
    {
        try
        {
            await _options.Clock.Delay(timeout, _stopping).ConfigureAwait(false);
            _queue.Close();
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await _slots.WaitAsync(_stopping).ConfigureAwait(false);
                _ = ServeAsync(await AcceptOneAsync().ConfigureAwait(false));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    /// <summary>A sender that is gone before it is accepted, or a lack of handles, is no reason to stop listening.</summary>
    private async Task<Socket> AcceptOneAsync()
    {
        while (true)
        {
            try
            {
                return await _listener.AcceptSocketAsync().ConfigureAwait(false);
            }
            catch (SocketException)
            {
                await Task.Delay(AcceptAgain, _stopping).ConfigureAwait(false);
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        _sockets.TryAdd(socket, true);
        CallbackConnection? connection = null;
        try
        {
            socket.NoDelay = true;
            connection = new CallbackConnection(socket, _options, _path, _queue, _stopping);
            await connection.ServeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or OperationCanceledException or TimeoutException)
        {
        }
        finally
        {
            if (connection?.IsRefused == true)
                Interlocked.Increment(ref _refused);
            if (connection is not null)
                await connection.CloseAsync().ConfigureAwait(false);
            connection?.Dispose();
            socket.Dispose();
            _sockets.TryRemove(socket, out _);
            _slots.Release();
        }
    }
}
