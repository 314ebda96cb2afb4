using System;
using System.Management.Automation;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;
using Exotel.PowerShell.Profiles;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Commands;

/// <summary>Connects an account for this runspace, and saves it as a profile on request. Source: docs/api.md#hosts-authentication-format.</summary>
[Cmdlet(VerbsCommunications.Connect, "ExoAccount", SupportsShouldProcess = true)]
[OutputType(typeof(Account))]
public sealed class ConnectExoAccountCommand : ExotelCommand
{
    private string? _askedSid;
    private PSCredential? _askedCredential;

    /// <summary>The account's time zone: an offset, or an IANA or Windows name. Default: +05:30.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>Requests in any 60 seconds that the account may send; 0 is no pacing. Default: 200.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? RateLimit { get; set; }

    /// <summary>The requests of listings in any 60 seconds, at most. Default: four fifths of the rate limit; 0 is the whole rate limit.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? BulkRateLimit { get; set; }

    /// <summary>The URL of the proxy, or <c>System</c> for the proxy of the system, which is the default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProxyCompleter))]
    [ProxyTransformation]
    [ValidateNotNull]
    public string? Proxy { get; set; }

    /// <summary>The name of the profile to save the account as; one of that name is replaced, with a warning.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SaveAs { get; set; }

    /// <summary>The SecretManagement vault to keep the profile's secret in.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string? Vault { get; set; }

    /// <summary>The name of the secret in the vault. Default: <c>Exotel-</c> and the profile's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string? SecretName { get; set; }

    /// <summary>Allows the profile's secret to be stored in an unencrypted file.</summary>
    [Parameter]
    public SwitchParameter AllowPlaintext { get; set; }

    /// <summary>Connects without testing the credentials.</summary>
    [Parameter]
    public SwitchParameter SkipTest { get; set; }

    internal override AccountParameters GivenAccount => new()
    {
        Account = Account,
        ProfileName = ProfileName,
        AccountSid = AccountSid ?? _askedSid,
        Credential = (Credential ?? _askedCredential) is { } credential ? Credentials.Read(credential) : null,
        Region = Region,
        TimeZone = TimeZone,
        RateLimit = RateLimit,
        BulkRateLimit = BulkRateLimit,
        Proxy = Proxy,
        ForConnecting = true,
    };

    private SecretOptions Wishes => new()
    {
        Vault = Vault,
        SecretName = SecretName,
        AllowPlaintext = MyInvocation.BoundParameters.ContainsKey(nameof(AllowPlaintext)) ? AllowPlaintext.IsPresent : null,
    };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            CheckSaving();
            var account = FindAccount();
            if (!ShouldConnect(account, out var reason))
            {
                if (reason == ShouldProcessReason.WhatIf && SaveAs is not null)
                    ShouldSave(account);
                return;
            }

            if (!SkipTest && Await(ConnectionDiagnosis.TestAsync(account, OpenToTry, Bridge.Stopping)) is { } problem)
                throw problem;
            ConnectedAccounts.Set(this, account);
            if (SaveAs is not null && ShouldSave(account))
            {
                Save(account);
                account = account.WithProfile(SaveAs);
                ConnectedAccounts.Set(this, account);
            }

            WriteObject(account);
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error);
        }
    }

    /// <summary>Checks before anything is sent whether the profile can be saved.</summary>
    private void CheckSaving()
    {
        if (SaveAs is null && Wishes.IsSpecified)
            throw new ExotelException(ExotelErrorKind.InvalidRequest, "-Vault, -SecretName and -AllowPlaintext specify where a profile's secret is stored. Use them with -SaveAs.");
        if (SaveAs is not null)
            Accounts.Secrets.Choose(SaveAs, Wishes, Accounts.Profiles.Read().Find(SaveAs)?.Secret);
    }

    private bool ShouldConnect(Account account, out ShouldProcessReason reason)
    {
        var operation = $"Performing the operation \"Connect the account\" on target \"{account.AccountSid}, {account.Region}\".";
        return ShouldProcess(operation, operation, "Confirm", out reason);
    }

    /// <summary>Whether to save the profile; warns where one of that name is replaced.</summary>
    private bool ShouldSave(Account account)
    {
        if (Accounts.Profiles.Read().Find(SaveAs!) is not { } existing)
            return ShouldProcess(SaveAs!, $"Save account {account.AccountSid} as a profile");
        if (!ShouldProcess(SaveAs!, $"Replace the profile of account {existing.AccountSid} with account {account.AccountSid}"))
            return false;
        WriteWarning($"Profile '{existing.Name}' of account {existing.AccountSid} is replaced with account {account.AccountSid}.");
        return true;
    }

    private Account FindAccount()
    {
        var found = Accounts.Resolve(GivenAccount);
        WriteAccount(found);
        if (found.IsComplete)
            return found.ToAccount();

        _askedSid = found.AccountSid?.Value ?? Ask(found, AskAccountSid);
        _askedCredential = found.Credential is null ? Ask(found, () => AskCredential(_askedSid)) : null;
        return Accounts.Resolve(GivenAccount).ToAccount();
    }

    private string? AskAccountSid()
    {
        Host.UI.Write("Account SID: ");
        return Host.UI.ReadLine()?.Trim();
    }

    private PSCredential? AskCredential(string accountSid) => Host.UI.PromptForCredential(
        "Exotel account " + accountSid, "User name: the API key. Password: the API token.", userName: string.Empty, targetName: string.Empty);

    /// <summary>Prompts for a missing part; without an interactive user there is no account.</summary>
    private T Ask<T>(EffectiveAccount found, Func<T?> ask)
        where T : class
    {
        try
        {
            return Interaction.IsPossible(Host) && ask() is { } answer && answer is not "" ? answer : throw found.NoAccount();
        }
        catch (Exception error) when (error is not (ExotelException or PipelineStoppedException))
        {
            throw found.NoAccount();
        }
    }

    private void Save(Account account)
    {
        try
        {
            Accounts.Manager.Save(
                new ProfileChange(SaveAs!)
                {
                    AccountSid = account.AccountSid,
                    Credential = account.Credential,
                    Region = account.Region,
                    TimeZone = account.TimeZone,
                    RateLimit = account.RateLimit,
                    BulkRateLimit = account.BulkRateLimit == Account.GetBulkRateLimit(account.RateLimit, null) ? null : account.BulkRateLimit,
                    Proxy = account.Proxy ?? string.Empty,
                    Secret = Wishes,
                },
                Bridge.Stopping);
        }
        catch (OperationCanceledException) when (Bridge.Stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (ExotelException error)
        {
            throw new ExotelException(
                error.Kind, $"This runspace is connected to account {account.AccountSid}, but profile '{SaveAs}' was not saved. {error.Message}", error);
        }
    }
}
