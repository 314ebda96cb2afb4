using System;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;
using Exotel.PowerShell.Profiles;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Commands;

/// <summary>Saves an account by name, or changes what is given of one; moves its secret where another place is given.</summary>
[Cmdlet(VerbsCommon.Set, "ExoProfile", SupportsShouldProcess = true)]
[OutputType(typeof(Profile))]
public sealed class SetExoProfileCommand : ProfileCommand
{
    /// <summary>The profile's name, in any case.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

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

    /// <summary>The zone of the account's wall clock: an offset, or an IANA or Windows name. Default: +05:30.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>Requests in any 60 seconds that the account may send; 0 is no pacing. Default: 200.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? RateLimit { get; set; }

    /// <summary>Uses the profile when nothing else names an account; <c>-Default:$false</c> takes that away.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <summary>The SecretManagement vault to keep the secret in.</summary>
    [Parameter]
    [ValidateNotNullOrWhiteSpace]
    public string? Vault { get; set; }

    /// <summary>The name of the secret in the vault. Default: <c>Exotel-</c> and the profile's name.</summary>
    [Parameter]
    [ValidateNotNullOrWhiteSpace]
    public string? SecretName { get; set; }

    /// <summary>Keeps the secret in a file that is not encrypted; <c>-AllowPlaintext:$false</c> takes it out of there.</summary>
    [Parameter]
    public SwitchParameter AllowPlaintext { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
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
        RateLimit = RateLimit,
        IsDefault = Said(nameof(Default), Default),
        Secret = new SecretOptions { Vault = Vault, SecretName = SecretName, AllowPlaintext = Said(nameof(AllowPlaintext), AllowPlaintext) },
    };

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
