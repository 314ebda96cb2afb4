using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>
/// A body that can leave this process once. It knows whether it was asked for: as long as it was not, no server can have
/// read the request. A framework that would send it again, on another connection, is refused.
/// </summary>
internal sealed class SingleUseContent : HttpContent
{
#if NETSTANDARD2_0
    private const bool HeadComesFirst = true;
#else
    private const bool HeadComesFirst = false;
#endif

    private readonly byte[] _body;
    private int _asked;
    private volatile bool _refused;

    public SingleUseContent(RequestBody body)
    {
        _body = body.Bytes;
        if (body.MediaType is { } mediaType)
            Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    /// <summary>
    /// Whether the request may be whole before its body is asked for: the .NET Framework sends the head first, and without a body
    /// there is nothing after it.
    /// </summary>
    public bool IsUnwatched => HeadComesFirst && _body.Length == 0;

    public bool WasSent => Volatile.Read(ref _asked) != 0 || IsUnwatched;

    /// <summary>Whether the server may be doing what was asked for: it was sent, and not refused.</summary>
    public bool MayBeInForce => WasSent && !_refused;

    public void SetRefused() => _refused = true;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (Interlocked.Exchange(ref _asked, 1) != 0)
            throw new InvalidOperationException("This request was sent before, and is never sent twice.");
        return stream.WriteAsync(_body, 0, _body.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
