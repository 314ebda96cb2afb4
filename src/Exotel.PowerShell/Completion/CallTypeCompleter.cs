using System.Collections.Generic;

namespace Exotel.PowerShell.Completion;

/// <summary>The kinds of call that are documented. Source: API page, section 2.</summary>
public sealed class CallTypeCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Words { get; } = new[] { "trans" };
}
