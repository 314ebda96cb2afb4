using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.Analytics.Placements;
using Exotel.Analytics.Store;
using Exotel.PowerShell.Completion;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;

namespace Exotel.PowerShell.Commands;

/// <summary>Gets the rows that <c>Invoke-ExoCall -Store</c> has dialed, with their states. Sends nothing.</summary>
[Cmdlet(VerbsCommon.Get, "ExoPlacement")]
[OutputType(typeof(Placement))]
public sealed class GetExoPlacementCommand : AsyncCommandBase
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>One or more keys. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrWhiteSpace]
    public string[] Key { get; set; } = [];

    /// <summary>The path of an SQLite file, or an open connection to SQLite, PostgreSQL or SQL Server.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    public object Store { get; set; } = string.Empty;

    /// <summary>The states to return. Default: all.</summary>
    [Parameter]
    [ValidateSet(PlacementState.Sending, PlacementState.Placed, PlacementState.Refused)]
    public string[] State { get; set; } = [];

    /// <summary>The account whose rows to return. Default: all accounts of the store.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AccountSidCompleter))]
    [ValidateNotNullOrWhiteSpace]
    public string? AccountSid { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _keys.UnionWith(Key.Select(key => key.Trim()));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_keys.Count == 0 && MyInvocation.ExpectingInput)
            return;

        try
        {
            foreach (var placement in Read())
                WriteObject(placement);
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error, Store.ToString());
        }
    }

    private List<Placement> Read()
    {
        var offset = ReadOffset();
        using var ledger = StoreOpener.OpenLedger(this, Store, create: false);
        return ledger.ReadAll(AccountSid)
            .Where(entry => (_keys.Count == 0 || _keys.Contains(entry.Key)) && (State.Length == 0 || State.Contains(entry.State, StringComparer.OrdinalIgnoreCase)))
            .OrderBy(entry => PlacementState.All.TakeWhile(state => state != entry.State).Count())
            .ThenBy(entry => entry.SentAt)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.ToPlacement(offset))
            .ToList();
    }

    /// <summary>The offset of the newest stored call; that of India in a store without calls.</summary>
    private TimeSpan ReadOffset()
    {
        using var store = StoreOpener.Open(this, Store, create: false);
        return store.Read(new StoredCallQuery { AccountSid = AccountSid, Limit = 1 }).FirstOrDefault()?.DateCreated?.Offset
            ?? AccountTimeZone.India.FromInstant(DateTimeOffset.UtcNow).Offset;
    }
}
