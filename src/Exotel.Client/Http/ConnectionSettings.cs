using System;
using System.Net.Http;

namespace Exotel;

/// <summary>What a connection works with; tests put their own parts in.</summary>
internal sealed class ConnectionSettings
{
    public static readonly ConnectionSettings Default = new();

    /// <summary>The HTTP client; null for the connections of the process.</summary>
    public HttpClient? Http { get; init; }

    public Clock Clock { get; init; } = Clock.System;

    /// <summary>How long one attempt may take, from sending to the last byte of the answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
