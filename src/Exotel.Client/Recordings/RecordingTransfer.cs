using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Recordings;

/// <summary>One attempt to download a recording into its part file, resuming where the last attempt ended.</summary>
internal sealed class RecordingTransfer
{
    private const int MaxRedirects = 3;
    private const int BufferSize = 81920;

    private readonly ApiConnection _connection;
    private readonly RecordingFile _file;
    private readonly Action<int> _onBytes;

    /// <param name="connection">The connection to use.</param>
    /// <param name="file">The target file.</param>
    /// <param name="onBytes">Receives the number of bytes read, on any thread.</param>
    public RecordingTransfer(ApiConnection connection, RecordingFile file, Action<int> onBytes)
    {
        _connection = connection;
        _file = file;
        _onBytes = onBytes;
    }

    /// <exception cref="ExotelException">The file is incomplete; the part received is kept.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task RunAsync(RecordingAddress address, CancellationToken cancellationToken)
    {
        var part = _file.OpenPart();
        try
        {
            await RunAsync(address, part, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            var isEmpty = part.Length == 0;
            part.Dispose();
            if (isEmpty)
                _file.DropPart();
        }
    }

    private async Task RunAsync(RecordingAddress address, FileStream part, CancellationToken cancellationToken)
    {
        var request = ApiRequest.File(address.Uri);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            using var response = await AskAsync(address, part.Length, deadline).ConfigureAwait(false);
            await ReceiveAsync(request, response, part, deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw deadline.IsCancellationRequested
                ? ErrorFactory.Timeout(request, _connection.AttemptTimeout)
                : ErrorFactory.ConnectTimeout(request, HttpClients.ConnectTimeout);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ErrorFactory.ConnectionFailed(request, exception, _connection.SecretRedactor);
        }
    }

    /// <summary>Redirects are followed by hand, since the credential must not go along to another host.</summary>
    private async Task<HttpResponseMessage> AskAsync(RecordingAddress address, long length, CancellationTokenSource deadline)
    {
        for (var redirects = 0; ; redirects++)
        {
            var request = ApiRequest.File(address.Uri);
            _connection.Observer.OnSending("GET", request);
            deadline.CancelAfter(_connection.AttemptTimeout);
            using var message = new HttpRequestMessage(HttpMethod.Get, address.Uri);
            message.Headers.Accept.ParseAdd("*/*");
            if (address.TakesCredential)
                message.Headers.Authorization = _connection.Account.Credential.ToHeader();
            if (length > 0 && _file.ReadTag() is { } tag && EntityTagHeaderValue.TryParse(tag, out var entity))
            {
                message.Headers.Range = new RangeHeaderValue(length, to: null);
                message.Headers.IfRange = new RangeConditionHeaderValue(entity);
            }

            var response = await _connection.Files.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
                return response;

            using (response)
            {
                if (redirects == MaxRedirects || response.Headers.Location is not { } location)
                    throw ErrorFactory.InvalidResponse(request, (int)response.StatusCode, "it redirects too often, or without a location", transient: false);
                address = address.Follow(location);
            }
        }
    }

    private async Task ReceiveAsync(ApiRequest request, HttpResponseMessage response, FileStream part, CancellationTokenSource deadline)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            Restart(part, tag: null);
            throw ErrorFactory.InvalidResponse(request, status, "the partial file on disk does not belong to the recording and was deleted", transient: true);
        }

        if (!response.IsSuccessStatusCode)
            throw ErrorFactory.FromStatus(request, status, error: null, RetryAfter.Read(response, _connection.Clock));
        if (IsDocument(response.Content.Headers.ContentType?.MediaType))
            throw ErrorFactory.InvalidResponse(request, status, "it is a document, not a recording", transient: false);

        if (response.Content.Headers.ContentEncoding.Any(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
            throw ErrorFactory.InvalidResponse(request, status, "it is compressed, which was not requested", transient: false);

        var range = response.StatusCode == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange : null;
        if (response.StatusCode == HttpStatusCode.PartialContent && !IsTheRest(response, range, part.Length))
        {
            Restart(part, tag: null);
            throw ErrorFactory.InvalidResponse(request, status, "it is not the requested part", transient: true);
        }

        var whole = range is null ? response.Content.Headers.ContentLength : range.Length;
        if (range is null)
            Restart(part, response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : null);
        part.Seek(0, SeekOrigin.End);
        await CopyAsync(request, response, part, deadline).ConfigureAwait(false);

        if (part.Length == 0 || (whole is { } length && part.Length != length))
            throw ErrorFactory.InvalidResponse(request, status, FormattableString.Invariant($"{part.Length} bytes of {whole ?? 1} were received"), transient: true);
    }

    /// <summary>Whether the response continues the part: it starts where the part ends, has a known end, and is of the same version.</summary>
    private bool IsTheRest(HttpResponseMessage response, ContentRangeHeaderValue? range, long length) =>
        range is { HasLength: true } && range.From == length
        && (length == 0 || response.Headers.ETag is not { } tag || tag.ToString() == _file.ReadTag());

    private async Task CopyAsync(ApiRequest request, HttpResponseMessage response, FileStream part, CancellationTokenSource deadline)
    {
        using var end = deadline.Token.Register(response.Dispose);
        using var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        var buffer = new byte[BufferSize];
        while (await ReadAsync(request, response, body, buffer, deadline).ConfigureAwait(false) is var count and > 0)
        {
            await part.WriteAsync(buffer, 0, count, deadline.Token).ConfigureAwait(false);
            _onBytes(count);
        }

        await part.FlushAsync(deadline.Token).ConfigureAwait(false);
    }

    /// <summary>Distinguishes connection errors from disk errors.</summary>
    private async Task<int> ReadAsync(ApiRequest request, HttpResponseMessage response, Stream body, byte[] buffer, CancellationTokenSource deadline)
    {
        deadline.CancelAfter(_connection.AttemptTimeout);
        try
        {
            return await body.ReadAsync(buffer, 0, buffer.Length, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (ConnectionFailure.IsFailure(exception) || exception is ObjectDisposedException)
        {
            deadline.Token.ThrowIfCancellationRequested();
            throw ErrorFactory.InvalidResponse(request, (int)response.StatusCode, "it was cut short", transient: true, exception);
        }
    }

    private void Restart(FileStream part, string? tag)
    {
        part.SetLength(0);
        _file.WriteTag(tag);
    }

    private static bool IsDocument(string? mediaType) =>
        mediaType is not null && (mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || mediaType.Equals("application/xml", StringComparison.OrdinalIgnoreCase) || mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));
}
