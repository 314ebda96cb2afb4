using System;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.PowerShell.Pipeline;

/// <summary>The base of cmdlets that wait for tasks: waiting, stopping and error records.</summary>
public abstract class AsyncCommandBase : PSCmdlet, IDisposable
{
    private readonly PipelineDispatcher _bridge;

    /// <summary>Creates the cmdlet; reads nothing and starts nothing.</summary>
    protected AsyncCommandBase() => _bridge = new PipelineDispatcher(this);

    internal PipelineDispatcher Bridge => _bridge;

    /// <summary>Ends all waits of the cmdlet.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends all waits of the cmdlet and cancels its requests.</summary>
    /// <param name="disposing">True at the end of the pipeline, false in a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _bridge.Dispose();
    }

    /// <summary>Ctrl+C.</summary>
    protected override void StopProcessing() => _bridge.Stop();

    /// <summary>Waits on the pipeline thread.</summary>
    internal T Await<T>(Task<T> task) => _bridge.Await(task);

    /// <summary>Takes the value of an item's result, or writes its error.</summary>
    /// <returns>Whether there is a value.</returns>
    internal bool TryGetValue<TItem, T>(ItemResult<TItem, T> result, [NotNullWhen(true)] out T? value)
        where T : class
    {
        if (result.Error is { } error)
            WriteItemError(error, result.Item);
        value = result.Value;
        return value is not null;
    }

    /// <summary>Reports what went wrong with one item; ends the pipeline where every other would fail alike.</summary>
    internal void WriteItemError(ExotelException error, object? target, string? remedy = null)
    {
        if (ErrorRecords.EndsPipeline(error.Kind))
            ThrowTerminating(error, target, remedy);
        WriteError(ErrorRecords.From(error, target, remedy));
    }

    /// <summary>Resolves the path in a parameter as <see cref="FileSystemPath.Resolve"/> does; a wrong one ends the pipeline.</summary>
    internal string ResolvePath(string path)
    {
        try
        {
            return FileSystemPath.Resolve(this, path);
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error, path);
            throw;
        }
    }

    internal void ThrowTerminating(ExotelException error, object? target = null, string? remedy = null) =>
        ThrowTerminatingError(ErrorRecords.From(error, target, remedy));
}
