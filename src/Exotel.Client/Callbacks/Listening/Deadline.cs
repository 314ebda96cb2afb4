using System;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>The time limit of a request. In .NET Framework, cancellation does not end a stream read, so this class ends the wait for it.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _stopping;
    private readonly Task _expired;

    public Deadline(TimeSpan limit, CancellationToken stopping)
    {
        _stopping = stopping;
        _source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _source.CancelAfter(limit);
        _expired = Task.Delay(Timeout.Infinite, _source.Token);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Waits for the work, at most until the deadline.</summary>
    /// <exception cref="TimeoutException">The deadline passed; the work continues until the connection is closed.</exception>
    /// <exception cref="OperationCanceledException">The listener is stopping.</exception>
    public async Task<T> WithinAsync<T>(Task<T> work)
    {
        if (await Task.WhenAny(work, _expired).ConfigureAwait(false) == work)
            return await work.ConfigureAwait(false);

        ObserveException(work);
        _stopping.ThrowIfCancellationRequested();
        throw new TimeoutException();
    }

    public void Dispose()
    {
        _source.Cancel();
        _source.Dispose();
    }

    private static void ObserveException(Task work) => work.ContinueWith(
        task => task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
