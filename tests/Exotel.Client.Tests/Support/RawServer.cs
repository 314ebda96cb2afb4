using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Tests.Support;

/// <summary>A server below HTTP: it reads requests byte by byte, counts the POSTs it has read whole, and then does as the test says.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<RawServer, Socket, string, Task> _answer;
    private readonly bool _readPosts;
    private readonly Task _loop;
    private int _posts;
    private int _connections;

    /// <param name="answer">What to do with a request that was read; given its method.</param>
    /// <param name="readPosts">Whether to read the requests of connections that begin with a POST.</param>
    public RawServer(Func<RawServer, Socket, string, Task> answer, bool readPosts = true)
    {
        _answer = answer;
        _readPosts = readPosts;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public string Address => "http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>POSTs read to their last byte.</summary>
    public int Posts => Volatile.Read(ref _posts);

    public int HttpClients => Volatile.Read(ref _connections);

    public static Task SendAsync(Socket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), SocketFlags.None);

    public static Task Answer(Socket socket, int status, string body, string headers = "") => SendAsync(
        socket, $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>Ends the connection as a crash would: with a reset.</summary>
    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

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

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_end.Token);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(socket);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using var held = socket;
            while (await ReadRequestAsync(socket) is { } method)
                await _answer(this, socket, method);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
        }
    }

    /// <returns>The method of a request read whole; null at the end of the connection.</returns>
    private async Task<string?> ReadRequestAsync(Socket socket)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (!_readPosts && text.ToString().StartsWith("POST", StringComparison.Ordinal))
            {
                Reset(socket);
                return null;
            }

            if (await socket.ReceiveAsync(one, SocketFlags.None) == 0)
                return null;
            text.Append((char)one[0]);
        }

        var length = 0;
        foreach (var line in text.ToString().Split("\r\n"))
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(line.AsSpan(15), System.Globalization.CultureInfo.InvariantCulture);
        for (var left = length; left > 0;)
        {
            var read = await socket.ReceiveAsync(new byte[left], SocketFlags.None);
            if (read == 0)
                return null;
            left -= read;
        }

        var method = text.ToString().Split(' ')[0];
        if (method == "POST")
            Interlocked.Increment(ref _posts);
        return method;
    }
}
