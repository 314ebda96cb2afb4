using System;
using System.Linq;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;
using Exotel.PowerShell.Profiles;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Commands;

/// <summary>Saves an account by name, or changes the given parts of one; moves its secret when another store is given.</summary>
[Cmdlet(VerbsCommon.Set, "ExoProfile", SupportsShouldProcess = true)]
[OutputType(typeof(Profile))]
public sealed class SetExoProfileCommand : ProfileCommand
{
    /// <summary>The profile's name, in any case.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [IdentityTransformation("Name", "ProfileName")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The account SID, which stands in every path; its case matters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AccountSidCompleter))]
    [CsvStringTransformation]
    public string? AccountSid { get; set; }

    /// <summary>The API key as user name and the API token as password.</summary>
    [Parameter]
    [CredentialTransformation]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary><c>Singapore</c>, <c>Mumbai</c>, or a base URL.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RegionTransformation(AllowBlank = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The account's time zone: an offset, or an IANA or Windows name. Default: +05:30.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [CsvStringTransformation]
    public string? TimeZone { get; set; }

    /// <summary>Requests in any 60 seconds that the account may send; 0 is no pacing. Default: 200.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvInt32Transformation]
    public int? RateLimit { get; set; }

    /// <summary>The requests of listings in any 60 seconds, at most. Default: four fifths of the rate limit; 0 is the whole rate limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvInt32Transformation]
    public int? BulkRateLimit { get; set; }

    /// <summary>The URL of the proxy, or <c>System</c> for the proxy of the system, which is the default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProxyCompleter))]
    [ProxyTransformation]
    public string? Proxy { get; set; }

    /// <summary>Makes the profile the default, used when no account is given; <c>-Default:$false</c> removes this.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvSwitchTransformation]
    public SwitchParameter Default { get; set; }

    /// <summary>The SecretManagement vault to keep the secret in.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string? Vault { get; set; }

    /// <summary>The name of the secret in the vault. Default: <c>Exotel-</c> and the profile's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string? SecretName { get; set; }

    /// <summary>Allows the secret to be stored in an unencrypted file; <c>-AllowPlaintext:$false</c> moves it out of there.</summary>
    [Parameter]
    public SwitchParameter AllowPlaintext { get; set; }

    /// <summary>On the command line a blank is a mistake, such as an empty variable; in a CSV file it is a cell without a value.</summary>
    protected override void BeginProcessing()
    {
        foreach (var name in new[] { nameof(AccountSid), nameof(Region), nameof(TimeZone), nameof(RateLimit), nameof(Proxy) })
            if (MyInvocation.BoundParameters.TryGetValue(name, out var value) && value is null)
                throw new PSArgumentException($"The value of -{name} is null, empty or white space. Specify a value, or leave the parameter out.", name);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!HasChange())
            WriteWarning($"Profile '{Name}' is not changed: there is nothing to change in the parameters or in the columns of the row.");
        if (!ShouldProcess(Name, "Save the profile"))
            return;
        if (Try(Name, () => Accounts.Manager.Save(ToChange(), Ending)) is { } profile)
            WriteObject(profile);
    }

    private ProfileChange ToChange() => new(Name)
    {
        AccountSid = AccountSid,
        Credential = Credential is { } credential ? Credentials.Read(credential) : null,
        Region = Region,
        TimeZone = TimeZone is { } zone ? Known(zone) : null,
        RateLimit = RateLimit is not < 0
            ? RateLimit
            : throw new ExotelException(ExotelErrorKind.InvalidRequest, $"RateLimit is {RateLimit}. Use a number from 0 on; 0 means no limit."),
        BulkRateLimit = BulkRateLimit is not < 0
            ? BulkRateLimit
            : throw new ExotelException(ExotelErrorKind.InvalidRequest, $"BulkRateLimit is {BulkRateLimit}. Use a number from 0 on; 0 means the whole rate limit."),
        Proxy = Proxy,
        IsDefault = Said(nameof(Default), Default),
        Secret = new SecretOptions { Vault = Vault, SecretName = SecretName, AllowPlaintext = Said(nameof(AllowPlaintext), AllowPlaintext) },
    };

    private bool HasChange() => MyInvocation.BoundParameters.Any(parameter =>
        parameter.Value is not null && parameter.Key != nameof(Name) && !CommonParameters.Contains(parameter.Key) && !OptionalCommonParameters.Contains(parameter.Key));

    private bool? Said(string name, SwitchParameter value) => MyInvocation.BoundParameters.ContainsKey(name) ? value.IsPresent : null;

    private static string Known(string zone)
    {
        try
        {
            return AccountTimeZone.Parse(zone).Name;
        }
        catch (FormatException error)
        {
            throw new ExotelException(ExotelErrorKind.InvalidRequest, error.Message, error);
        }
    }
}
