using System;
using System.Collections.Generic;

namespace Exotel.Simulator.Control;

/// <summary>A request that was read whole.</summary>
internal sealed record LogEntry
{
    public required int Number { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Query { get; init; }

    /// <summary>The user name of the Basic header; null without one.</summary>
    public string? User { get; init; }

    /// <summary>The fields of a form; empty otherwise.</summary>
    public IReadOnlyDictionary<string, string> Form { get; init; } = new Dictionary<string, string>();

    /// <summary>The fault that befell it; null for none.</summary>
    public string? Fault { get; init; }
}
