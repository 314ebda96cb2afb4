using System.Collections.Generic;

namespace Exotel.PowerShell.Completion;

/// <summary>The directions that v1 documents. Source: API page, section 3.</summary>
public sealed class CallDirectionCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Words { get; } = new[] { "inbound", "outbound-api", "outbound-dial" };
}
