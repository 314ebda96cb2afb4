using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Asks once before missed callers are called back: a list that nobody has read should not ring phones.</summary>
internal static class CallBackConfirmation
{
    /// <returns>Whether to go on: there is nobody to call back, the user agreed, or <c>-Confirm</c> was given, true for each call or false for none.</returns>
    public static bool Ask(PSCmdlet cmdlet, IReadOnlyList<CallListRow> callBacks)
    {
        if (callBacks.Count == 0 || cmdlet.MyInvocation.BoundParameters.ContainsKey("Confirm") || cmdlet.GetVariableValue("ConfirmPreference")?.ToString() == nameof(ConfirmImpact.None))
            return true;
        var agents = string.Join(", ", callBacks.Select(row => row.Request.From).Distinct());
        return cmdlet.ShouldContinue(
            $"{callBacks.Count} customers whose calls were missed will be called back, each once: {agents} rings first, then the customer. Use -Confirm:$false in scripts.", "Call back missed callers");
    }
}
