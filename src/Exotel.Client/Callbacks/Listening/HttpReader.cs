using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>What a connection sends, by lines and by lengths.</summary>
internal sealed class HttpReader
{
    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[8192];
    private Task<int>? _pending;
    private int _start;
    private int _end;

    public HttpReader(Stream stream) => _stream = stream;

    /// <returns>Whether there is at least one byte; false when the sender is done.</returns>
    public async Task<bool> HasMoreAsync(Deadline deadline)
    {
        if (_start < _end)
            return true;
        _pending ??= _stream.ReadAsync(_buffer, 0, _buffer.Length, CancellationToken.None);
        var count = await deadline.WithinAsync(_pending).ConfigureAwait(false);
        _pending = null;
        _start = 0;
        _end = count;
        return count > 0;
    }

    /// <summary>The line, without its end, which must be CRLF.</summary>
    /// <param name="limit">Bytes it may have.</param>
    /// <param name="statusIfLonger">What to answer when it has more.</param>
    /// <param name="deadline">When it is too late.</param>
    public async Task<string> ReadLineAsync(int limit, int statusIfLonger, Deadline deadline)
    {
        using var line = new MemoryStream();
        while (true)
        {
            await NeedMoreAsync(deadline).ConfigureAwait(false);
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

    /// <summary>Reads just so many bytes.</summary>
    public async Task ReadAsync(Stream target, int count, Deadline deadline)
    {
        while (count > 0)
        {
            await NeedMoreAsync(deadline).ConfigureAwait(false);
            var taken = Math.Min(count, _end - _start);
            target.Write(_buffer, _start, taken);
            _start += taken;
            count -= taken;
        }
    }

    /// <summary>Reads and forgets, so that the sender gets to read the answer before the connection is reset under it.</summary>
    public async Task DrainAsync(int limit, Deadline deadline)
    {
        for (var drained = 0; drained < limit && await HasMoreAsync(deadline).ConfigureAwait(false);)
        {
            drained += _end - _start;
            _start = _end;
        }
    }

    /// <summary>Lets a read end that nobody waits for any more: a connection closed under it would be reset, and the answer with it.</summary>
    public async Task EndAsync(TimeSpan patience)
    {
        if (_pending is { } pending)
            await Task.WhenAny(pending, Task.Delay(patience)).ConfigureAwait(false);
    }

    private async Task NeedMoreAsync(Deadline deadline)
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
