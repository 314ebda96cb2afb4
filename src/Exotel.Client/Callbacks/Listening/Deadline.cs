using System;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>The time that a request may take in all. Streams of .NET Framework do not end a read on cancellation, so the wait for it ends here.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly CancellationToken _stopping;
    private readonly Task _over;

    public Deadline(TimeSpan limit, CancellationToken stopping)
    {
        _stopping = stopping;
        _end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _end.CancelAfter(limit);
        _over = Task.Delay(Timeout.Infinite, _end.Token);
    }

    public CancellationToken Token => _end.Token;

    /// <exception cref="TimeoutException">The time is over; what was waited for goes on until the connection is closed.</exception>
    /// <exception cref="OperationCanceledException">The listener stops.</exception>
    public async Task<T> WithinAsync<T>(Task<T> work)
    {
        if (await Task.WhenAny(work, _over).ConfigureAwait(false) == work)
            return await work.ConfigureAwait(false);

        Forget(work);
        _stopping.ThrowIfCancellationRequested();
        throw new TimeoutException();
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private static void Forget(Task work) => work.ContinueWith(
        task => task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
