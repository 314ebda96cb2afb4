using System;
using System.Net;
using Exotel.Accounts;
using Exotel.Http;

namespace Exotel.Callbacks.Listening;

/// <summary>Where to listen, for what, and how patiently.</summary>
internal sealed class CallbackListenerOptions
{
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The secret path segment.</summary>
    public string Token { get; init; } = SecretPath.NewToken();

    public AccountTimeZone Zone { get; init; } = AccountTimeZone.India;

    /// <summary>Callbacks after which no more are taken; null takes all.</summary>
    public int? First { get; init; }

    /// <summary>How long to take callbacks; null until it is stopped.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Time for one request, from its first byte to its answer.</summary>
    public TimeSpan RequestLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time that a connection may be silent between requests.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for a refused sender to finish and read the answer.</summary>
    public TimeSpan LingerLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Connections at the same time; more wait to be accepted.</summary>
    public int HttpClients { get; init; } = 256;

    /// <summary>Callbacks that wait for the pipeline; then senders wait, and are told to come again.</summary>
    public int QueueCapacity { get; init; } = 10_000;

    public int RememberedIdentities { get; init; } = 100_000;

    public Clock Clock { get; init; } = Clock.System;
}
