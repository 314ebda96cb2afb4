using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel;

/// <summary>
/// A form that can leave this process once. It knows whether it was asked for: as long as it was not, no server can have
/// read the request. A framework that would send it again, on another connection, is refused.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly byte[] _form;
    private int _asked;
    private volatile bool _refused;

    public OnceContent(QueryText form)
    {
        _form = Encoding.ASCII.GetBytes(form.ToString());
        Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
    }

    public bool WasSent => Volatile.Read(ref _asked) != 0;

    /// <summary>Whether the server may be doing what was asked for: it was sent, and not refused.</summary>
    public bool MayBeInForce => WasSent && !_refused;

    public void SetRefused() => _refused = true;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (Interlocked.Exchange(ref _asked, 1) != 0)
            throw new InvalidOperationException("This request was sent before, and is never sent twice.");
        return stream.WriteAsync(_form, 0, _form.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _form.Length;
        return true;
    }
}
