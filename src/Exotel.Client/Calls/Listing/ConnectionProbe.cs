using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Http;

namespace Exotel.Calls.Listing;

/// <summary>
/// Tests an account's credentials with the cheapest request: a list of one call over one minute.
/// Source: docs/api.md#hosts-authentication-format and docs/api.md#many-calls.
/// </summary>
internal static class ConnectionProbe
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Exotel rejects ranges that end in the future. More than a day, so that a fast clock or a wrong time zone does not look like a wrong key.</summary>
    private static readonly TimeSpan ClockMargin = TimeSpan.FromHours(27);

    /// <returns>Why the account cannot be used; null when it can.</returns>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static async Task<ExotelException?> TryAsync(ApiConnection connection, CancellationToken cancellationToken)
    {
        var until = connection.Account.Zone.LocalTimeAt(connection.Clock.UtcNow - ClockMargin);
        try
        {
            await new CallPager(connection, new CallQuery { PageSize = 1, IsBulk = false }, new CallWindow(until - Window, until))
                .ReadPageAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ExotelException error)
        {
            return error;
        }
    }

    /// <summary>
    /// Finds the region that accepts a key: Singapore and Mumbai return 401 for each other's keys. The key is sent to
    /// Exotel's own hosts only, so an account with its own base URL is never tried elsewhere.
    /// </summary>
    /// <returns>The region that accepts the key; null when none does, or none can be tried.</returns>
    public static async Task<Region?> FindRegionAsync(Account account, Func<Account, ApiConnection> connect, CancellationToken cancellationToken)
    {
        if (!account.Hosts.IsNamed)
            return null;

        foreach (var region in Region.Named)
        {
            if (ReferenceEquals(region, account.Hosts))
                continue;
            var there = new Account(account.AccountSid, account.Credential, region, account.Zone, account.RateLimit) { ProxyUri = account.ProxyUri };
            var error = await TryAsync(connect(there), cancellationToken).ConfigureAwait(false);
            if (error is null or { Kind: ExotelErrorKind.PaymentRequired or ExotelErrorKind.Forbidden })
                return region;
        }

        return null;
    }
}
