using System;

namespace Exotel.Callbacks.Listening;

/// <summary>Ends the reading of a request: what to answer, and that nothing more is read from the connection.</summary>
internal sealed class HttpStatusException : Exception
{
    public HttpStatusException(int status, string? allow = null)
    {
        Status = status;
        Allow = allow;
    }

    public int Status { get; }

    /// <summary>The methods that would do; null where that is not the matter.</summary>
    public string? Allow { get; }
}
