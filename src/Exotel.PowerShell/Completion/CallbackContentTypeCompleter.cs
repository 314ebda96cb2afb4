using System.Collections.Generic;

namespace Exotel.PowerShell.Completion;

/// <summary>The encodings in which callbacks come. Source: API page, section 8.</summary>
public sealed class CallbackContentTypeCompleter : WordCompleter
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string> Words { get; } = new[] { "multipart/form-data", "application/json", "application/x-www-form-urlencoded" };
}
