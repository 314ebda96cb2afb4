using System;
using System.Management.Automation;
using Exotel.Http;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Pipeline;

/// <summary>A cmdlet that talks to Exotel: which account, and what it shows of its requests.</summary>
public abstract class ExotelCommand : AsyncCommandBase
{
    private ApiConnection? _connection;
    private UserAccounts? _accounts;
    private RecentCalls? _seen;

    /// <summary>Makes the cmdlet; reads nothing and starts nothing.</summary>
    protected ExotelCommand() => Progress = new CommandProgress(this);

    /// <summary>The name of a saved account.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>The account SID, which stands in every path; its case matters.</summary>
    [Parameter]
    [ValidateNotNullOrWhiteSpace]
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

    /// <summary>Writes a call, and remembers it for Tab.</summary>
    internal void WriteCall(Call call)
    {
        (_seen ??= RecentCalls.Get(Events)).Add(call);
        WriteObject(call);
    }

    /// <summary>Takes away the progress bar.</summary>
    protected override void EndProcessing() => Progress.Complete();

    /// <summary>A connection whose retries and waits this cmdlet reports.</summary>
    internal ApiConnection Open(Account account) => new(account, new StreamObserver(Bridge, Progress));

    /// <summary>The same for trying an account out: whoever waits for that wants to know soon.</summary>
    internal ApiConnection OpenToTry(Account account) =>
        new(account, new StreamObserver(Bridge, Progress), new ConnectionSettings { Attempts = 2, AttemptTimeout = TimeSpan.FromSeconds(20) });

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
