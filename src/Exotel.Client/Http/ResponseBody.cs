using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>The bytes of a response, in a pooled array: a page of calls is large enough to burden the garbage collector.</summary>
internal sealed class ResponseBody : IDisposable
{
    private const int InitialCapacity = 16 * 1024;
    private const int MaxInitialCapacity = 1024 * 1024;
    private const int MaxLength = 64 * 1024 * 1024;

    private byte[] _bytes;
    private int _length;

    private ResponseBody(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The content; valid until the body is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <param name="stream">The stream to read to its end.</param>
    /// <param name="expected">The announced length; null when unknown.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="InvalidDataException">The response exceeds the maximum length.</exception>
    public static async Task<ResponseBody> ReadAsync(Stream stream, long? expected, CancellationToken cancellationToken)
    {
        var body = new ResponseBody((int)Math.Min(expected + 1 ?? InitialCapacity, MaxInitialCapacity));
        try
        {
            while (await stream.ReadAsync(body._bytes, body._length, body._bytes.Length - body._length, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                body._length += read;
                if (body._length == body._bytes.Length)
                    body.Grow();
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        _length = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Grow()
    {
        if (_length >= MaxLength)
            throw new InvalidDataException("it is longer than 64 MiB");
        var larger = ArrayPool<byte>.Shared.Rent(2 * _bytes.Length);
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
