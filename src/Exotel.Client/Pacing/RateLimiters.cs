using System;
using System.Collections.Concurrent;

namespace Exotel.Pacing;

/// <summary>The rate limiters of the process, one for each account.</summary>
internal static class RateLimiters
{
    private static readonly ConcurrentDictionary<(string Account, string? Folder), RateLimiter> Shared = new();

    /// <summary>The rate limiter of this account in the process.</summary>
    /// <param name="account">The account.</param>
    /// <param name="folder">The folder through which processes share the state; null to limit this process alone.</param>
    /// <param name="random">Returns numbers from 0 to 1.</param>
    public static RateLimiter For(Account account, string? folder, Func<double> random)
    {
        var host = account.Hosts.Api.Authority;
        return Shared.GetOrAdd(
            ((host + "/" + account.AccountSid).ToUpperInvariant(), folder),
            _ => new RateLimiter(
                Clock.System,
                new PacingStore(Clock.System, folder is null ? null : new PacingFile(PacingFile.PathOf(folder, host, account.AccountSid))),
                random: random,
                accountSid: account.AccountSid));
    }
}
