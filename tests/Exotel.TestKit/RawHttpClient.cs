using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Exotel.TestKit;

/// <summary>A client below HTTP: it sends the bytes that the test gives and reads whole responses.</summary>
public sealed class RawHttpClient : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly StreamReader _reader;

    public RawHttpClient(IPEndPoint server)
    {
        _client.Connect(server);
        _client.ReceiveTimeout = 20_000;
        _reader = new StreamReader(_client.GetStream(), Encoding.UTF8);
    }

    public async Task SendAsync(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await _client.GetStream().WriteAsync(bytes, 0, bytes.Length);
    }

    /// <returns>The status of the next response; null when the server has closed the connection.</returns>
    public async Task<int?> ReadStatusAsync() => await ReadAnswerAsync() is { } response ? int.Parse(response.Substring(9, 3), CultureInfo.InvariantCulture) : null;

    /// <returns>Head and body of the next response; null when the server has closed the connection.</returns>
    public async Task<string?> ReadAnswerAsync()
    {
        var response = new StringBuilder();
        var length = 0;
        while (await _reader.ReadLineAsync() is { } line)
        {
            response.Append(line).Append('\n');
            if (line.StartsWith("Content-Length: ", StringComparison.Ordinal))
                length = int.Parse(line.Substring(16), CultureInfo.InvariantCulture);
            if (line.Length > 0)
                continue;
            var body = new char[length];
            if (length > 0)
                await _reader.ReadBlockAsync(body, 0, length);
            return response.Append(body).ToString();
        }

        return response.Length == 0 ? null : throw new IOException("The response was cut: " + response);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }
}
