using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using Exotel.Accounts;

namespace Exotel.PowerShell.Completion;

/// <summary>The regions that have a name, with their hosts.</summary>
public sealed class RegionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        foreach (var region in Region.Named)
            if (region.Name.StartsWith(CompletionText.Typed(wordToComplete), StringComparison.OrdinalIgnoreCase))
                yield return CompletionText.Result(region.Name, $"{region.Api.Host} (v1), {region.Ccm.Host} (v2, v3)");
    }
}
