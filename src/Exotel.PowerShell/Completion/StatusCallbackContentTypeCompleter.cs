using System.Collections.Generic;

namespace Exotel.PowerShell.Completion;

/// <summary>The encodings of callbacks. Source: API page, section 2.</summary>
public sealed class StatusCallbackContentTypeCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Words { get; } = new[] { "multipart/form-data", "application/json" };
}
