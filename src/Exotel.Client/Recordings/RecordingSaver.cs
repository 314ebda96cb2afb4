using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Calls.Waiting;
using Exotel.Http;

namespace Exotel.Recordings;

/// <summary>Saves the recordings of calls as files. Source: docs/api.md#recordings.</summary>
internal sealed class RecordingSaver
{
    private const double Growth = 1.5;

    /// <summary>How long after the end of the call a recording can be missing.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly ApiConnection _connection;
    private readonly bool _replace;
    private long _bytes;

    /// <param name="connection">The connection to use.</param>
    /// <param name="replace">Whether existing files are replaced.</param>
    public RecordingSaver(ApiConnection connection, bool replace)
    {
        _connection = connection;
        _replace = replace;
    }

    /// <summary>The number of bytes received.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Called once per call whose recording is not available yet, with the time it is waited for.</summary>
    public Action<string, TimeSpan>? OnNotYet { get; init; }

    /// <param name="sid">The call's SID.</param>
    /// <param name="known">The call; null to request it first.</param>
    /// <param name="file">The target file.</param>
    /// <param name="cancellationToken">Cancels the download; the part received is kept.</param>
    /// <returns>The call; it has no <see cref="Call.RecordingUrl"/> when there was nothing to save.</returns>
    /// <exception cref="ExotelException">The recording could not be downloaded, or the file already exists.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<Call> SaveAsync(string sid, Call? known, RecordingFile file, CancellationToken cancellationToken)
    {
        if (!_replace && File.Exists(file.Path))
            throw new ExotelException(ExotelErrorKind.Conflict, $"The file {file.Path} already exists and was not overwritten.");

        var call = known is not null && !MayHaveGoneOn(known)
            ? known
            : await CallLookup.GetAsync(_connection, sid, CallDetailOptions.None, cancellationToken).ConfigureAwait(false);
        if (call.RecordingUrl is null && call.PreSignedRecordingUrl is null)
            return call;

        var transfer = new RecordingTransfer(_connection, file, count => Interlocked.Add(ref _bytes, count));
        await DownloadAsync(call, sid, transfer, cancellationToken).ConfigureAwait(false);
        file.Complete(_replace);
        return call;
    }

    /// <summary>Whether a call without a recording can have one by now.</summary>
    private bool MayHaveGoneOn(Call call) => call.RecordingUrl is null && call.PreSignedRecordingUrl is null
        && (!CallProgress.HasEnded(call) || EndOf(call) + Delay > _connection.Clock.UtcNow);

    private DateTimeOffset EndOf(Call call) => call.EndTime ?? call.DateUpdated ?? _connection.Clock.UtcNow;

    private async Task DownloadAsync(Call call, string sid, RecordingTransfer transfer, CancellationToken cancellationToken)
    {
        if (call.PreSignedRecordingUrl is { } signed)
        {
            try
            {
                await RepeatAsync(transfer, RecordingAddress.Parse(_connection.Account, signed, isPreSigned: true), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ExotelException error) when (IsMissing(error) && call.RecordingUrl is not null)
            {
                // The signature has expired, or the recording is not available yet: the plain URL tells.
            }
        }

        var address = RecordingAddress.Parse(_connection.Account, call.RecordingUrl ?? call.PreSignedRecordingUrl!, isPreSigned: call.RecordingUrl is null);
        await WaitForRecordingAsync(call, sid, transfer, address, cancellationToken).ConfigureAwait(false);
    }

    private async Task WaitForRecordingAsync(Call call, string sid, RecordingTransfer transfer, RecordingAddress address, CancellationToken cancellationToken)
    {
        var ended = EndOf(call);
        var start = _connection.Clock.Elapsed;
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            try
            {
                await RepeatAsync(transfer, address, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ExotelException error) when (IsMissing(error))
            {
                // An end that seems to lie in the future does not extend the wait.
                var left = Earlier(ended + Delay - _connection.Clock.UtcNow, start + Delay - _connection.Clock.Elapsed);
                if (left <= TimeSpan.Zero || CallProgress.WasNeverTalkedOn(call))
                    throw Missing(error, sid, address);
                if (pause == FirstPause)
                    OnNotYet?.Invoke(sid, left);
                pause = Earlier(left, pause);
            }

            await _connection.Clock.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<bool> RepeatAsync(RecordingTransfer transfer, RecordingAddress address, CancellationToken cancellationToken) => _connection.RetryAsync(
        async attempt =>
        {
            var begun = (Time: _connection.Clock.Elapsed, Bytes);
            try
            {
                await transfer.RunAsync(address, cancellationToken).ConfigureAwait(false);
                return true;
            }
            finally
            {
                if (Bytes > begun.Bytes)
                    attempt.ExcludeWait(_connection.Clock.Elapsed - begun.Time);
            }
        },
        cancellationToken);

    private static TimeSpan Longer(TimeSpan pause) => Earlier(TimeSpan.FromSeconds(pause.TotalSeconds * Growth), LongestPause);

    private static TimeSpan Earlier(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static bool IsMissing(ExotelException error) => error.StatusCode is 403 or 404;

    private static ExotelException Missing(ExotelException error, string sid, RecordingAddress address) => new(
        error.Kind,
        $"The recording of {sid} does not exist, although Exotel returned a URL for it. "
            + (address.TakesCredential ? string.Empty : "No credential was sent: the host is not one of Exotel's, or the URL is signed. ")
            + "It may have been deleted. " + error.Message,
        error)
    {
        StatusCode = error.StatusCode,
        ServerMessage = error.ServerMessage,
    };
}
