using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.TestKit;

/// <summary>A loopback server below HTTP: it reads whole requests, counts connections and POSTs, and lets the test write to the socket.</summary>
public sealed class ScriptedTcpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly Func<ScriptedTcpServer, Socket, ReceivedRequest, Task> _respond;
    private readonly bool _readPosts;
    private int _posts;
    private int _connections;

    /// <param name="respond">What to do with a request that was read.</param>
    /// <param name="readPosts">False resets a connection at the beginning of a POST instead of reading it.</param>
    public ScriptedTcpServer(Func<ScriptedTcpServer, Socket, ReceivedRequest, Task> respond, bool readPosts = true)
    {
        _respond = respond;
        _readPosts = readPosts;
        _listener.Start(128);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public string Address => "http://127.0.0.1:" + Port;

    /// <summary>POSTs read to their last byte.</summary>
    public int Posts => Volatile.Read(ref _posts);

    public int Connections => Volatile.Read(ref _connections);

    public static async Task SendAsync(Socket socket, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var sent = 0; sent < bytes.Length;)
            sent += await socket.SendAsync(new ArraySegment<byte>(bytes, sent, bytes.Length - sent), SocketFlags.None);
    }

    public static Task RespondAsync(Socket socket, int status, string body, string headers = "") => SendAsync(
        socket, $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>Ends the connection as a crash would: with a reset.</summary>
    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Waits until the server is disposed.</summary>
    public async Task StallAsync()
    {
        try
        {
            await Task.Delay(Timeout.Infinite, _end.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        foreach (var socket in _open.Keys)
            socket.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                var socket = await _listener.AcceptSocketAsync();
                Interlocked.Increment(ref _connections);
                _open[socket] = true;
                _ = ServeAsync(socket);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using var stream = new BufferedStream(new NetworkStream(socket), _readPosts ? 4096 : 1);
            while (await ReceivedRequest.ReadAsync(stream, method => Rejects(socket, method)) is { } request)
            {
                if (request.Method == "POST")
                    Interlocked.Increment(ref _posts);
                await _respond(this, socket, request);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
        }
        finally
        {
            _open.TryRemove(socket, out _);
            socket.Dispose();
        }
    }

    private bool Rejects(Socket socket, string method)
    {
        if (_readPosts || method != "POST")
            return false;
        Reset(socket);
        return true;
    }
}
