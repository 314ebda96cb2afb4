using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Exotel.Tests.Support;

/// <summary>A client below HTTP: it sends what the test says and reads whole answers.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly StreamReader _reader;

    public RawClient(IPEndPoint server)
    {
        _client.Connect(server);
        _client.ReceiveTimeout = 20_000;
        _reader = new StreamReader(_client.GetStream(), Encoding.UTF8);
    }

    public async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <returns>The status of the next answer; null when the server has closed the connection.</returns>
    public async Task<int?> ReadStatusAsync() => await ReadAnswerAsync() is { } answer ? int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture) : null;

    /// <returns>Head and body of the next answer; null when the server has closed the connection.</returns>
    public async Task<string?> ReadAnswerAsync()
    {
        var answer = new StringBuilder();
        var length = 0;
        while (await _reader.ReadLineAsync() is { } line)
        {
            answer.Append(line).Append('\n');
            if (line.StartsWith("Content-Length: ", StringComparison.Ordinal))
                length = int.Parse(line.AsSpan(16), CultureInfo.InvariantCulture);
            if (line.Length > 0)
                continue;
            var body = new char[length];
            if (length > 0)
                await _reader.ReadBlockAsync(body, 0, length);
            return answer.Append(body).ToString();
        }

        return answer.Length == 0 ? null : throw new IOException("The answer was cut: " + answer);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }
}
