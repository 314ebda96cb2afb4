using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.PowerShell.Pipeline;

/// <summary>
/// Lets the pipeline thread wait for a task and meanwhile write what other threads queue: only that thread can write
/// to the streams of a cmdlet.
/// </summary>
internal sealed class PipelineDispatcher : IDisposable
{
    private readonly ConcurrentQueue<Action<Cmdlet>> _messages = new();
    private readonly AutoResetEvent _signal = new(initialState: false);
    private readonly CancellationTokenSource _stop = new();
    private readonly Cmdlet _cmdlet;
    private int _disposed;

    public PipelineDispatcher(Cmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Canceled by Ctrl+C, and when the cmdlet ends for any other reason.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Queues a message that the pipeline thread writes as soon as it waits. Can be called from any thread.</summary>
    public void Post(Action<Cmdlet> message)
    {
        _messages.Enqueue(message);
        Wake();
    }

    /// <summary>Blocks the pipeline thread until the task completes.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    public T Await<T>(Task<T> task)
    {
        if (!task.IsCompleted)
            task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        for (Deliver(); !task.IsCompleted; Deliver())
            _signal.WaitOne();

        Deliver();
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    public void Await(Task task) => Await(AsResult(task));

    /// <summary>Reads a sequence item by item on the pipeline thread.</summary>
    /// <returns>The items. Leaving the loop in any way (Ctrl+C, <c>break</c>, an error downstream) ends the sequence's requests.</returns>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    public IEnumerable<T> Enumerate<T>(IAsyncEnumerable<T> source)
    {
        var items = source.GetAsyncEnumerator(Stopping);
        try
        {
            while (Await(items.MoveNextAsync().AsTask()))
                yield return items.Current;
        }
        finally
        {
            items.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    public void Stop()
    {
        if (Volatile.Read(ref _disposed) == 0)
            _stop.Cancel();
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _stop.Cancel();
        _stop.Dispose();
        _signal.Dispose();
    }

    private static async Task<bool> AsResult(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }

    private void Deliver()
    {
        while (_messages.TryDequeue(out var message))
            message(_cmdlet);
    }

    /// <summary>A request can report after the cmdlet was disposed.</summary>
    private void Wake()
    {
        try
        {
            _signal.Set();
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
