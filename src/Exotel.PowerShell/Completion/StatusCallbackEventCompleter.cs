using System.Collections.Generic;

namespace Exotel.PowerShell.Completion;

/// <summary>The events that are posted. Source: API page, section 2.</summary>
public sealed class StatusCallbackEventCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Words { get; } = new[] { "terminal", "answered" };
}
