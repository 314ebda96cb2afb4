using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Exotel.Accounts;

namespace Exotel.PowerShell.Completion;

/// <summary>Completes the names of regions; the tooltip shows their hosts.</summary>
public sealed class RegionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionText.Unquote(wordToComplete);
        return Region.Named
            .Where(region => region.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(region => CompletionText.CreateResult(region.Name, $"{region.Api.Host} (v1), {region.Ccm.Host} (v2, v3)"));
    }
}
