using System;
using System.Net;
using Exotel.Accounts;
using Exotel.Pacing;

namespace Exotel.Callbacks.Listening;

/// <summary>The address, limits and timeouts of a <see cref="CallbackListener"/>.</summary>
internal sealed class CallbackListenerOptions
{
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for any free port.</summary>
    public int Port { get; init; }

    /// <summary>The secret path segment.</summary>
    public string Token { get; init; } = SecretPath.NewToken();

    public AccountTimeZone Zone { get; init; } = AccountTimeZone.India;

    /// <summary>The number of callbacks after which the listener stops; null for no limit.</summary>
    public int? First { get; init; }

    /// <summary>The time after which the listener stops; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The time limit for the first byte of a connection.</summary>
    public TimeSpan FirstByteLimit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The time limit for the head of a request, from its first byte.</summary>
    public TimeSpan HeadLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The time limit for one request, from its first byte to its response.</summary>
    public TimeSpan RequestLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The idle time limit of a connection between requests.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time that a rejected sender has to finish and read the response.</summary>
    public TimeSpan LingerLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The maximum number of concurrent connections; beyond it, those that carry no valid request are closed, oldest first.</summary>
    public int MaxConnections { get; init; } = 256;

    /// <summary>The maximum number of callbacks waiting for the pipeline; beyond it, senders wait and finally receive status 503.</summary>
    public int QueueCapacity { get; init; } = 10_000;

    /// <summary>The number of recent callbacks to recognize duplicates of.</summary>
    public int DeduplicationCapacity { get; init; } = 100_000;

    public Clock Clock { get; init; } = Clock.System;
}
