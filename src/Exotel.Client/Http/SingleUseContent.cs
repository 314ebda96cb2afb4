using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>
/// Request content that can be sent only once. It records whether it was serialized: until then, no server can have read the
/// request. If the framework tries to send it again on another connection, it throws.
/// </summary>
internal sealed class SingleUseContent : HttpContent
{
#if NETSTANDARD2_0
    private const bool SendsHeadFirst = true;
#else
    private const bool SendsHeadFirst = false;
#endif

    private readonly byte[] _body;
    private int _serialized;
    private volatile bool _rejected;

    public SingleUseContent(RequestBody body)
    {
        _body = body.Bytes;
        if (body.MediaType is { } mediaType)
            Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    /// <summary>
    /// Whether the request may be complete before its body is serialized: .NET Framework sends the head first, and without a body
    /// nothing follows.
    /// </summary>
    public bool IsSentWithoutBody => SendsHeadFirst && _body.Length == 0;

    public bool WasSent => Volatile.Read(ref _serialized) != 0 || IsSentWithoutBody;

    /// <summary>Whether the request may have taken effect: it was sent, and not rejected.</summary>
    public bool MayHaveTakenEffect => WasSent && !_rejected;

    public void SetRejected() => _rejected = true;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (Interlocked.Exchange(ref _serialized, 1) != 0)
            throw new InvalidOperationException("The request was already sent and cannot be sent again.");
        return stream.WriteAsync(_body, 0, _body.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
