using System.Collections.Generic;

namespace Exotel.PowerShell.Completion;

/// <summary>Who hears an announcement. Source: API page, section 2.</summary>
public sealed class PlaybackToCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Words { get; } = new[] { "Callee", "Both" };
}
