using System;
using System.Collections.Generic;
using System.Management.Automation;
using Exotel.Http;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Pipeline;

/// <summary>The base of cmdlets that send requests: the account parameters, the client and the progress.</summary>
public abstract class ExotelCommand : AsyncCommandBase
{
    private ExotelClient? _client;
    private UserAccounts? _accounts;
    private RecentCalls? _seen;

    /// <summary>Creates the cmdlet; reads nothing and starts nothing.</summary>
    protected ExotelCommand() => Progress = new CommandProgress(this);

    /// <summary>The account, as <c>Connect-ExoAccount</c> writes it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AccountVariableCompleter))]
    [AccountTransformation]
    [ValidateNotNull]
    public Account? Account { get; set; }

    /// <summary>The name of a saved account.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>The account SID, which stands in every path; its case matters.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AccountSidCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string? AccountSid { get; set; }

    /// <summary>The API key as user name and the API token as password.</summary>
    [Parameter]
    [CredentialTransformation]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary><c>Singapore</c>, <c>Mumbai</c>, or a base URL.</summary>
    [Parameter]
    [RegionTransformation]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>The current account's client; created on first use, so that a cmdlet with invalid input sends nothing.</summary>
    internal ExotelClient Client => _client ??= Open(ResolveAccount());

    internal CommandProgress Progress { get; }

    internal UserAccounts Accounts => _accounts ??= new UserAccounts(this);

    /// <summary>The account parameters of the command line.</summary>
    internal virtual AccountParameters GivenAccount => new()
    {
        Account = Account,
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

    /// <summary>Writes an ExoPhone, and remembers it for Tab.</summary>
    internal void WritePhone(Phone phone)
    {
        RecentItems<Phone>.Get(Events).Add(phone.PhoneNumber, phone);
        WriteObject(phone);
    }

    /// <summary>Writes a user, and remembers the user for Tab.</summary>
    internal void WriteUser(User user)
    {
        RecentItems<User>.Get(Events).Add(user.Id ?? user.Email, user);
        WriteObject(user);
    }

    /// <summary>Removes the progress bar.</summary>
    protected override void EndProcessing() => Progress.Complete();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Progress.Complete();
        base.Dispose(disposing);
    }

    /// <summary>Reads a sequence on the pipeline thread; see <see cref="PipelineDispatcher.Enumerate"/>. The progress bar is removed at its end.</summary>
    internal IEnumerable<T> Enumerate<T>(IAsyncEnumerable<T> source)
    {
        try
        {
            foreach (var item in Bridge.Enumerate(source))
                yield return item;
        }
        finally
        {
            Progress.Complete();
        }
    }

    /// <summary>A client whose retries and waits this cmdlet reports.</summary>
    internal ExotelClient Open(Account account) => new(account, new StreamObserver(Bridge, Progress, account), new ConnectionSettings { PacingFolder = PacingFolder.Find(Accounts.Profiles.Folder) });

    /// <summary>The same with short time-outs, for trying out an account.</summary>
    internal ExotelClient OpenToTry(Account account) =>
        new(account, new StreamObserver(Bridge, Progress, account), new ConnectionSettings
        {
            Attempts = 2,
            AttemptTimeout = TimeSpan.FromSeconds(20),
            PacingFolder = PacingFolder.Find(Accounts.Profiles.Folder),
        });

    /// <summary>Writes the account to use, and the source of each part of it, to the verbose stream.</summary>
    internal void WriteAccount(EffectiveAccount account)
    {
        if (account.IsComplete)
            WriteVerbose(account.Describe());
    }

    private Account ResolveAccount()
    {
        try
        {
            var account = Accounts.Resolve(GivenAccount);
            WriteAccount(account);
            return account.ToAccount();
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error);
            throw;
        }
    }
}
