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
        var states = ReadStates(store);
        foreach (var row in rows)
        {
            states.TryGetValue(row.Key.Key, out var state);
            if (state is PlacementState.Placed or PlacementState.Sending)
                cmdlet.WriteVerbose($"The key '{row.Key.Key}' is {state}; it would {(state == PlacementState.Placed ? "not be placed again" : "be looked for first")}.");
            if (state != PlacementState.Placed)
                cmdlet.ShouldProcess(row.Value.Placer.Description, "Place call");
        }
    }

    /// <summary>The states by key; where accounts share a store, those of the account that is specified.</summary>
    private Dictionary<string, string> ReadStates(object store)
    {
        if (store.Unwrap() is string path && !File.Exists(cmdlet.GetUnresolvedProviderPathFromPSPath(path)))
            return [];
        using var ledger = StoreOpener.OpenLedger(cmdlet, store, create: false);
        return ledger.ReadAll(cmdlet.AccountSid).GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().State, StringComparer.Ordinal);
    }
}
