using System.Collections.Generic;

namespace Exotel.PowerShell.Completion;

/// <summary>The formats of recordings. Source: API page, section 2.</summary>
public sealed class RecordingFormatCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Words { get; } = new[] { "mp3", "mp3-hq" };
}
