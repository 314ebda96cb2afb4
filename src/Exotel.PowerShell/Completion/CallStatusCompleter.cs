using System.Collections.Generic;

namespace Exotel.PowerShell.Completion;

/// <summary>The statuses that v1 documents. Source: API page, section 3.</summary>
public sealed class CallStatusCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Words { get; } = new[]
    {
        "completed", "failed", "busy", "no-answer", "canceled", "in-progress", "ringing", "queued",
    };
}
