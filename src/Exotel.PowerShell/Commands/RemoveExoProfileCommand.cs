using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Removes saved accounts and their secrets; a secret that the profile only pointed at stays in its vault.</summary>
[Cmdlet(VerbsCommon.Remove, "ExoProfile", SupportsShouldProcess = true)]
public sealed class RemoveExoProfileCommand : ProfileCommand
{
    /// <summary>Names of profiles, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = System.Array.Empty<string>();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var name in Name.SelectMany(Expand))
            if (ShouldProcess(name, "Remove the profile and its secret"))
                Remove(name);
    }

    /// <summary>A name without wildcards is kept, also where there is no such profile: that is reported.</summary>
    private IEnumerable<string> Expand(string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
            return [name];
        return Try(name, () => Accounts.Profiles.Read().FindAll(name)) is { } found ? found.Select(profile => profile.Name) : [];
    }

    private void Remove(string name) => Try(name, () =>
    {
        if (!Accounts.Manager.Remove(name, Ending))
            WriteNotFound(name, Accounts.Profiles.Read());
        return name;
    });
}
