using System;
using System.Net.Http;
using Exotel.Pacing;

namespace Exotel.Http;

/// <summary>The dependencies and limits of an <see cref="ApiConnection"/>; tests replace them.</summary>
internal sealed class ConnectionSettings
{
    public static readonly ConnectionSettings Default = new();

    /// <summary>The HTTP client for requests that may share a connection; null to use the one of the process.</summary>
    public HttpClient? Http { get; init; }

    /// <summary>Creates the HTTP client for one request that must not be repeated, with a connection that serves nothing else; null to use <see cref="HttpClients.Fresh"/>.</summary>
    public Func<HttpClient>? FreshHttp { get; init; }

    /// <summary>The rate limiter; null to use the account's own in this process, or a new one with a clock of its own.</summary>
    public RateLimiter? RateLimiter { get; init; }

    /// <summary>The folder through which the processes of the user share rate limits; null to limit this process alone.</summary>
    public string? PacingFolder { get; init; }

    public Clock Clock { get; init; } = Clock.System;

    /// <summary>Returns the retry jitter, from 0 to 1.</summary>
    public Func<double> Random { get; init; } = Randomizer.Next;

    /// <summary>The maximum number of attempts, including the first.</summary>
    public int Attempts { get; init; } = RetryPolicy.DefaultAttempts;

    /// <summary>The time limit for one attempt, from sending to the last byte of the response.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
