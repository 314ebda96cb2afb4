using System;
using System.Net.Http;

namespace Exotel.Http;

/// <summary>What a connection works with; tests put their own parts in.</summary>
internal sealed class ConnectionSettings
{
    public static readonly ConnectionSettings Default = new();

    /// <summary>The HTTP client for requests that may share a connection; null for the connections of the process.</summary>
    public HttpClient? Http { get; init; }

    /// <summary>Makes the HTTP client for one request that must not be repeated: its connection is new, and used for nothing else.</summary>
    public Func<HttpClient> FreshHttp { get; init; } = HttpClients.Fresh;

    /// <summary>The pacer; null for the account's own in this process.</summary>
    public RateLimiter? RateLimiter { get; init; }

    public Clock Clock { get; init; } = Clock.System;

    /// <summary>Draws the jitter of retries, from 0 to 1.</summary>
    public Func<double> Random { get; init; } = Randomizer.Next;

    /// <summary>How often a GET is tried in all, when it fails in a way that passes.</summary>
    public int Attempts { get; init; } = RetryPolicy.DefaultAttempts;

    /// <summary>How long one attempt may take, from sending to the last byte of the answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
