using System;

namespace Exotel.Callbacks.Listening;

/// <summary>Rejects a request with a status; nothing more is read from its connection.</summary>
/// <param name="status">The status to return.</param>
/// <param name="allow">The allowed methods; null when the method is not the reason.</param>
internal sealed class HttpStatusException(int status, string? allow = null) : Exception
{
    public int Status { get; } = status;

    /// <summary>The allowed methods; null when the method is not the reason.</summary>
    public string? Allow { get; } = allow;
}
