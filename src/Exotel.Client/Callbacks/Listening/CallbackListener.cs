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
/// Listens for callbacks over HTTP. The sender receives status 200 once its callback is in the queue, and the callback is delivered
/// once that response was sent, so a consumer can stop the listener right after it received a callback. Source: docs/api.md#callbacks.
/// </summary>
internal sealed class CallbackListener : IDisposable
{
    private const int Backlog = 512;
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SlotCheckInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AcceptRetryDelay = TimeSpan.FromMilliseconds(100);

    private readonly CallbackListenerOptions _options;
    private readonly SecretPath _path;
    private readonly CallbackQueue _queue;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _stopping;
    private readonly SemaphoreSlim _slots;
    private readonly SilentConnections _silent;
    private readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    private int _disposed;

    private CallbackListener(CallbackListenerOptions options, CancellationToken stopping)
    {
        _options = options;
        _path = new SecretPath(options.Token);
        _queue = new CallbackQueue(options);
        _slots = new SemaphoreSlim(options.MaxConnections);
        _silent = new SilentConnections(options.Clock);
        _listener = new TcpListener(options.Address, options.Port);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _stopping = _stop.Token;
    }

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>The number of callbacks that were repeated, or superseded by an earlier one.</summary>
    public int Duplicates => _queue.Duplicates;

    /// <summary>The number of requests that were not valid callbacks, or not for this path.</summary>
    public int Rejected => _queue.Rejected;

    /// <param name="options">The address, port and limits.</param>
    /// <param name="stopping">Stops the listener.</param>
    /// <exception cref="ExotelException">The listener cannot be started; the message tells the reason.</exception>
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

    /// <summary>The next callback, or the error of an invalid one; null when the requested number was received, or after the timeout.</summary>
    public Task<Delivery?> NextAsync(CancellationToken cancellationToken) => _queue.NextAsync(cancellationToken);

    /// <summary>Releases the port and closes every connection.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _queue.Close();
        _stop.Cancel();
        _listener.Stop();
        if (!SpinWait.SpinUntil(() => _sockets.IsEmpty, StopTimeout))
            foreach (var socket in _sockets.Keys)
                socket.Dispose();
        _queue.Dispose();
        _stop.Dispose();
    }

    private void Listen()
    {
        // On Windows, another program could otherwise take over the port; elsewhere, this would delay reuse of the port.
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
                var socket = await AcceptOneAsync().ConfigureAwait(false);
                await TakeSlotAsync(socket).ConfigureAwait(false);
                _ = ServeAsync(socket);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    /// <summary>Takes a slot for a connection; when there is none, silent connections are closed until one is free.</summary>
    private async Task TakeSlotAsync(Socket socket)
    {
        try
        {
            for (var wait = TimeSpan.Zero; !await _slots.WaitAsync(wait, _stopping).ConfigureAwait(false); wait = SlotCheckInterval)
                _silent.CloseOldest();
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Accepts a connection; continues after a sender disconnected early, or while handles are exhausted.</summary>
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
                await Task.Delay(AcceptRetryDelay, _stopping).ConfigureAwait(false);
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
            connection = new CallbackConnection(socket, _options, _path, _queue, _silent, _stopping);
            await connection.ServeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or OperationCanceledException or TimeoutException)
        {
        }
        finally
        {
            if (connection is not null)
                await connection.CloseAsync().ConfigureAwait(false);
            connection?.Dispose();
            socket.Dispose();
            _sockets.TryRemove(socket, out _);
            _slots.Release();
        }
    }
}
