using System;
using System.Management.Automation;
using System.Threading.Tasks;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Pipeline;

/// <summary>A cmdlet that talks to Exotel: which account, how to wait, how to fail.</summary>
public abstract class ExotelCommand : PSCmdlet, IDisposable
{
    private readonly PipelineBridge _bridge;
    private ApiConnection? _connection;
    private UserAccounts? _accounts;

    /// <summary>Makes the cmdlet; reads nothing and starts nothing.</summary>
    protected ExotelCommand()
    {
        _bridge = new PipelineBridge(this);
        Progress = new CommandProgress(this);
    }

    /// <summary>The name of a saved account.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>The account SID, which stands in every path; its case matters.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AccountSid { get; set; }

    /// <summary>The API key as user name and the API token as password.</summary>
    [Parameter]
    [CredentialTransformation]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary><c>Singapore</c>, <c>Mumbai</c>, or a base address.</summary>
    [Parameter]
    [RegionTransformation]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>The account's connection; made when first asked for, so that a cmdlet with bad input sends nothing.</summary>
    internal ApiConnection Connection => _connection ??= Open(ResolveAccount());

    internal PipelineBridge Bridge => _bridge;

    internal CommandProgress Progress { get; }

    internal UserAccounts Accounts => _accounts ??= new UserAccounts(this);

    /// <summary>What the command line says about the account.</summary>
    internal virtual AccountParameters GivenAccount => new()
    {
        ProfileName = ProfileName,
        AccountSid = AccountSid,
        Credential = Credential is { } credential ? Credentials.Read(credential) : null,
        Region = Region,
    };

    /// <summary>Ends every wait of the cmdlet.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends every wait of the cmdlet and cancels its requests.</summary>
    /// <param name="disposing">Whether this is the end of the pipeline, not of the process.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _bridge.Dispose();
    }

    /// <summary>Takes away the progress bar.</summary>
    protected override void EndProcessing() => Progress.Complete();

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
    internal void WriteItemError(ExotelException error, object? target)
    {
        if (ErrorRecords.EndsPipeline(error.Kind))
            ThrowTerminating(error, target);
        WriteError(ErrorRecords.From(error, target));
    }

    internal void ThrowTerminating(ExotelException error, object? target = null) =>
        ThrowTerminatingError(ErrorRecords.From(error, target));

    /// <summary>A connection whose retries and waits this cmdlet reports.</summary>
    internal ApiConnection Open(Account account) => new(account, new StreamObserver(_bridge, Progress));

    /// <summary>The same for trying an account out: whoever waits for that wants to know soon.</summary>
    internal ApiConnection OpenToTry(Account account) =>
        new(account, new StreamObserver(_bridge, Progress), new ConnectionSettings { Attempts = 2, AttemptTimeout = TimeSpan.FromSeconds(20) });

    private Account ResolveAccount()
    {
        try
        {
            return Accounts.Resolve(GivenAccount).ToAccount();
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error);
            throw;
        }
    }
}
