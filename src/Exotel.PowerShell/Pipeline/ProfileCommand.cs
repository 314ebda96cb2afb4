using System;
using System.Management.Automation;
using System.Threading;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Pipeline;

/// <summary>The base of cmdlets for saved profiles.</summary>
public abstract class ProfileCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private UserAccounts? _accounts;

    internal UserAccounts Accounts => _accounts ??= new UserAccounts(this);

    internal CancellationToken Ending => _stop.Token;

    /// <summary>Ends all waits of the cmdlet.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends all waits of the cmdlet.</summary>
    /// <param name="disposing">True at the end of the pipeline, false in a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _stop.Dispose();
    }

    /// <summary>Ctrl+C.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Processes one profile; an error belongs to that profile.</summary>
    /// <returns>The result; null on an error.</returns>
    internal T? Try<T>(string? name, Func<T> action)
        where T : class
    {
        try
        {
            return action();
        }
        catch (ExotelException error)
        {
            WriteError(ErrorRecords.From(error, name));
            return null;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    internal void WriteNotFound(string name, ProfileFile file) => WriteError(ErrorRecords.From(
        new ExotelException(ExotelErrorKind.NotFound, Accounts.Profiles.GetNotFoundMessage(name, file.Profiles)), name, "Get-ExoProfile lists the saved accounts."));
}
