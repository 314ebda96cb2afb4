using System;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Exotel.PowerShell.Pipeline;

/// <summary>A cmdlet that waits for what other threads do: how to wait, how to stop, how to fail.</summary>
public abstract class AsyncCommandBase : PSCmdlet, IDisposable
{
    private readonly PipelineDispatcher _bridge;

    /// <summary>Makes the cmdlet; reads nothing and starts nothing.</summary>
    protected AsyncCommandBase() => _bridge = new PipelineDispatcher(this);

    internal PipelineDispatcher Bridge => _bridge;

    /// <summary>Ends every wait of the cmdlet.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends every wait of the cmdlet and cancels what it has under way.</summary>
    /// <param name="disposing">Whether this is the end of the pipeline, not of the process.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _bridge.Dispose();
    }

    /// <summary>Ctrl+C.</summary>
    protected override void StopProcessing() => _bridge.Stop();

    /// <summary>Waits on the pipeline thread.</summary>
    internal T Await<T>(Task<T> task) => _bridge.Await(task);

    /// <summary>Waits for the answer to one item, and reports what went wrong with it.</summary>
    /// <returns>Whether there is a result.</returns>
    internal bool TryAwait<T>(Task<T> answer, object? target, out T result)
    {
        try
        {
            result = Await(answer);
            return true;
        }
        catch (ExotelException error)
        {
            WriteItemError(error, target);
            result = default!;
            return false;
        }
    }

    /// <summary>Reports what went wrong with one item; ends the pipeline where every other would fail alike.</summary>
    internal void WriteItemError(ExotelException error, object? target, string? remedy = null)
    {
        if (ErrorRecords.EndsPipeline(error.Kind))
            ThrowTerminating(error, target, remedy);
        WriteError(ErrorRecords.From(error, target, remedy));
    }

    internal void ThrowTerminating(ExotelException error, object? target = null, string? remedy = null) =>
        ThrowTerminatingError(ErrorRecords.From(error, target, remedy));
}
