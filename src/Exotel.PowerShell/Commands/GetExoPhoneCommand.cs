using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Gets the ExoPhones of the account: names, flows and, on request, health. Source: docs/api.md#exophones-users.</summary>
[Cmdlet(VerbsCommon.Get, "ExoPhone")]
[OutputType(typeof(Phone))]
public sealed class GetExoPhoneCommand : ExotelCommand
{
    /// <summary>The ExoPhones to get, in any spelling, or by ID; all by default. Of a call, its ExoPhone.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ExoPhone")]
    [ArgumentCompleter(typeof(ExoPhoneCompleter))]
    [IdentityTransformation("PhoneNumber", "ExoPhone", UsesFirstFound = true)]
    [ValidateNotNullOrWhiteSpace]
    public string[] PhoneNumber { get; set; } = Array.Empty<string>();

    /// <summary>Gets the health of each ExoPhone too: one more request for each.</summary>
    [Parameter]
    public SwitchParameter Health { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if (PhoneNumber.Length > 0)
                Write(Find());
            else
                foreach (var page in Enumerate(Client.Phones.ListAsync(Bridge.Stopping)))
                    Write(page);
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error);
        }
    }

    private List<Phone> Find()
    {
        var found = new List<Phone>();
        foreach (var result in Enumerate(Client.Phones.FindAsync(PhoneNumber, Bridge.Stopping)).ToList())
            if (TryGetValue(result, out var phone))
                found.Add(phone);
        return found;
    }

    private void Write(IReadOnlyList<Phone> phones)
    {
        if (!Health)
        {
            foreach (var phone in phones)
                WritePhone(phone);
            return;
        }

        foreach (var result in Enumerate(Client.Phones.GetHealthAsync(phones, Bridge.Stopping)))
            if (TryGetValue(result, out var phone))
                WritePhone(phone);
    }
}
