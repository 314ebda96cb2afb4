using System;
using System.Management.Automation;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;
using Exotel.Users;

namespace Exotel.PowerShell.Commands;

/// <summary>Gets the users of the account, such as its agents. Source: docs/api.md#exophones-users.</summary>
[Cmdlet(VerbsCommon.Get, "ExoUser")]
[OutputType(typeof(User))]
public sealed class GetExoUserCommand : ExotelCommand
{
    /// <summary>The e-mail addresses of the users to get; all users by default.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    [IdentityTransformation("Email", UsesFirstFound = true)]
    [ValidateNotNullOrWhiteSpace]
    public string[] Email { get; set; } = Array.Empty<string>();

    /// <summary>Numbers, in any spelling, or SIP addresses; users with any of them are written.</summary>
    [Parameter]
    [Alias("AgentNumber")]
    [ArgumentCompleter(typeof(UserCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string[] PhoneNumber { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var query = new UserQuery { Emails = Email, PhoneNumbers = PhoneNumber };
            if (query.HasFilters)
                Find(query);
            else
                foreach (var page in Enumerate(Client.Users.ListAsync(query, Bridge.Stopping)))
                    foreach (var user in page)
                        WriteUser(user);
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error);
        }
    }

    private void Find(UserQuery query)
    {
        foreach (var result in Enumerate(Client.Users.FindAsync(query, Bridge.Stopping)))
            if (TryGetValue(result, out var user))
                WriteUser(user);
    }
}
