using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>Reads lines and blocks of bytes from a connection.</summary>
internal sealed class HttpReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[8192];
    private Task<int>? _pending;
    private int _start;
    private int _end;

    /// <returns>Whether at least one byte is available; false at the end of the stream.</returns>
    public async Task<bool> HasMoreAsync(Deadline deadline)
    {
        if (_start < _end)
            return true;
        _pending ??= stream.ReadAsync(_buffer, 0, _buffer.Length, CancellationToken.None);
        var count = await deadline.WithinAsync(_pending).ConfigureAwait(false);
        _pending = null;
        _start = 0;
        _end = count;
        return count > 0;
    }

    /// <summary>Reads a line, without the CRLF that must end it.</summary>
    /// <param name="limit">The maximum length in bytes.</param>
    /// <param name="statusIfLonger">The status to return for a longer line.</param>
    /// <param name="deadline">The deadline of the request.</param>
    public async Task<string> ReadLineAsync(int limit, int statusIfLonger, Deadline deadline)
    {
        using var line = new MemoryStream();
        while (true)
        {
            await RequireMoreAsync(deadline).ConfigureAwait(false);
            var newline = Array.IndexOf(_buffer, (byte)'\n', _start, _end - _start);
            var stop = newline < 0 ? _end : newline;
            line.Write(_buffer, _start, stop - _start);
            _start = newline < 0 ? stop : stop + 1;
            if (line.Length > limit + 1)
                throw new HttpStatusException(statusIfLonger);
            if (newline >= 0)
                return TextOf(line.ToArray());
        }
    }

    /// <summary>Copies exactly this number of bytes.</summary>
    public async Task ReadAsync(Stream target, int count, Deadline deadline)
    {
        while (count > 0)
        {
            await RequireMoreAsync(deadline).ConfigureAwait(false);
            var taken = Math.Min(count, _end - _start);
            target.Write(_buffer, _start, taken);
            _start += taken;
            count -= taken;
        }
    }

    /// <summary>Reads and discards data, so that the sender can read the response before the connection is reset.</summary>
    public async Task DrainAsync(int limit, Deadline deadline)
    {
        for (var drained = 0; drained < limit && await HasMoreAsync(deadline).ConfigureAwait(false);)
        {
            drained += _end - _start;
            _start = _end;
        }
    }

    /// <summary>Waits for a pending read to end: closing the connection during it would reset the connection and lose the response.</summary>
    public async Task EndAsync(TimeSpan timeout)
    {
        if (_pending is { } pending)
            await Task.WhenAny(pending, Task.Delay(timeout)).ConfigureAwait(false);
    }

    private async Task RequireMoreAsync(Deadline deadline)
    {
        if (!await HasMoreAsync(deadline).ConfigureAwait(false))
            throw new HttpStatusException(400);
    }

    private static string TextOf(byte[] line)
    {
        if (line.Length == 0 || line[line.Length - 1] != '\r')
            throw new HttpStatusException(400);
        for (var i = 0; i < line.Length - 1; i++)
            if (line[i] is < 32 and not (byte)'\t' or 127)
                throw new HttpStatusException(400);
        return Encoding.UTF8.GetString(line, 0, line.Length - 1);
    }
}
