using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Exotel.Analytics.Placements;
using Exotel.PowerShell.Extensions;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Opens the store of a list, and dials it; with <c>-WhatIf</c> tells which rows would be dialed.</summary>
internal sealed class CallListCommand(ExotelCommand cmdlet, PlacedCalls placed, int? limit, Action checkTime)
{
    public void Run(object store, IReadOnlyList<CallListRow> rows)
    {
        try
        {
            if (IsWhatIf)
            {
                Describe(store, rows);
                return;
            }

            using var ledger = StoreOpener.OpenLedger(cmdlet, store, create: true);
            new CallListPlacer(cmdlet, ledger, placed, limit, checkTime).Run(rows);
        }
        catch (ExotelException error)
        {
            cmdlet.ThrowTerminating(error, store.ToString());
        }
    }

    private bool IsWhatIf => cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? ((SwitchParameter)given).IsPresent
        : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue("WhatIfPreference"));

    private void Describe(object store, IReadOnlyList<CallListRow> list)
    {
        var rows = CallListChecker.Check(cmdlet, list);
        var entries = ReadEntries(store);
        foreach (var row in rows)
        {
            entries.TryGetValue(row.Key.Key, out var entry);
            var state = entry?.State;
            if (state is PlacementState.Placed or PlacementState.Sending && new PlacementNumbers(entry!) != row.Key.Numbers)
            {
                cmdlet.WriteItemError(PlacementErrors.Conflict(row.Key, entry!), row.Value.Placer.Target);
                continue;
            }

            if (state is PlacementState.Placed or PlacementState.Sending)
                cmdlet.WriteVerbose($"The key '{row.Key.Key}' is {state}; it would {(state == PlacementState.Placed ? "not be placed again" : "be looked for first")}.");
            if (state != PlacementState.Placed)
                cmdlet.ShouldProcess(row.Value.Placer.Description, "Place call");
        }
    }

    /// <summary>What was dialed, by key; where accounts share a store, by the account in effect.</summary>
    private Dictionary<string, PlacementEntry> ReadEntries(object store)
    {
        if (store.Unwrap() is string path && !File.Exists(FileSystemPath.Resolve(cmdlet, path)))
            return [];
        using var ledger = StoreOpener.OpenLedger(cmdlet, store, create: false);
        return ledger.ReadAll(FindAccountSid()).GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
    }

    /// <summary>The account in effect; null where there is none, since <c>-WhatIf</c> needs none.</summary>
    private string? FindAccountSid()
    {
        try
        {
            return cmdlet.Accounts.Resolve(cmdlet.GivenAccount).AccountSid?.Value;
        }
        catch (ExotelException)
        {
            return cmdlet.AccountSid;
        }
    }
}
