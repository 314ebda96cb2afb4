using System;
using System.Collections.Generic;

namespace Exotel.Simulator.Control;

/// <summary>A request that the simulator received.</summary>
internal sealed record LogEntry
{
    public required int Number { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Query { get; init; }

    /// <summary>The user name of the Basic credentials; null when there are none.</summary>
    public string? User { get; init; }

    /// <summary>The form fields; empty when the body is not a form.</summary>
    public IReadOnlyDictionary<string, string> Form { get; init; } = new Dictionary<string, string>();

    /// <summary>The fault that was injected; null for none.</summary>
    public string? Fault { get; init; }
}
