using System.Management.Automation;
using Exotel.PowerShell.Accounts;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Pipeline;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Commands;

/// <summary>Gets saved accounts, or the current account with the source of each part; reads no secret.</summary>
[Cmdlet(VerbsCommon.Get, "ExoProfile", DefaultParameterSetName = NameSet)]
[OutputType(typeof(Profile))]
public sealed class GetExoProfileCommand : ProfileCommand
{
    private const string NameSet = "Name";
    private const string DefaultSet = "Default";
    private const string CurrentSet = "Current";
    private const string CurrentView = "Exotel.Profile#Current";

    /// <summary>The names of profiles; wildcards are allowed. Default: all.</summary>
    [Parameter(ParameterSetName = NameSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>The default profile only.</summary>
    [Parameter(ParameterSetName = DefaultSet, Mandatory = true)]
    public SwitchParameter Default { get; set; }

    /// <summary>The account that a command without account parameters would use now.</summary>
    [Parameter(ParameterSetName = CurrentSet, Mandatory = true)]
    public SwitchParameter Current { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Current)
        {
            WriteCurrent();
            return;
        }

        if (Try(null, () => Accounts.Profiles.Read()) is not { } file)
            return;
        if (Default)
            Write(file, file.Default ?? string.Empty, isRequired: false);
        else if (Name is null)
            Write(file, "*", isRequired: false);
        else
            foreach (var name in Name)
                Write(file, name, isRequired: !WildcardPattern.ContainsWildcardCharacters(name));
    }

    private void Write(ProfileFile file, string name, bool isRequired)
    {
        if (Try(name, () => file.FindAll(name)) is not { } found)
            return;
        foreach (var entry in found)
            WriteObject(entry.ToProfile(file.Default));
        if (found.Count == 0 && isRequired)
            WriteNotFound(name, file);
    }

    private void WriteCurrent()
    {
        try
        {
            var account = Accounts.Resolve(new AccountParameters());
            if (!account.IsComplete)
                throw account.NoAccount();
            var current = new PSObject(account.ToProfile(Accounts.Profiles));
            current.TypeNames.Insert(0, CurrentView);
            WriteObject(current);
        }
        catch (ExotelException error)
        {
            ThrowTerminatingError(ErrorRecords.From(error, null));
        }
    }
}
