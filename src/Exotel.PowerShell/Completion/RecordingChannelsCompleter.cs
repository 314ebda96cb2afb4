using System.Collections.Generic;

namespace Exotel.PowerShell.Completion;

/// <summary>How recordings keep the parties. Source: API page, section 2.</summary>
public sealed class RecordingChannelsCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Words { get; } = new[] { "single", "dual" };
}
