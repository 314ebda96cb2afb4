using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;

namespace Exotel.PowerShell.Accounts;

/// <summary>Tests an account and describes the likely cause of a failure.</summary>
internal static class ConnectionDiagnosis
{
    /// <summary>Tests the account with a small request.</summary>
    /// <param name="account">The account to test.</param>
    /// <param name="connect">Creates a client.</param>
    /// <param name="cancellationToken">Cancels the test.</param>
    /// <returns>The error, whose message starts with its likely cause; null when the test succeeded.</returns>
    public static async Task<ExotelException?> TestAsync(Account account, Func<Account, ExotelClient> connect, CancellationToken cancellationToken)
    {
        var error = await connect(account).TestAsync(cancellationToken).ConfigureAwait(false);
        if (error is null)
            return null;

        // The wrong region rejects the key, or says that the account does not exist.
        var otherRegion = error.Kind is ExotelErrorKind.AuthenticationFailed or ExotelErrorKind.NotFound
            ? await ExotelClient.FindRegionAsync(account, connect, cancellationToken).ConfigureAwait(false)
            : null;
        return error.With(Describe(account, error.Kind, otherRegion) + error.Message);
    }

    private static string Describe(Account account, ExotelErrorKind kind, Region? otherRegion) => kind switch
    {
        ExotelErrorKind.AuthenticationFailed when otherRegion is not null =>
            $"This looks like the wrong region: {account.Region} rejects the key, {otherRegion.Name} accepts it. Use -Region {otherRegion.Name}. ",
        ExotelErrorKind.NotFound when otherRegion is not null =>
            $"This looks like the wrong region: {account.Region} does not know the account, {otherRegion.Name} does. Use -Region {otherRegion.Name}. ",
        ExotelErrorKind.AuthenticationFailed when account.Hosts.IsNamed =>
            $"This looks like a wrong key, token or account SID: {account.Region} rejects them, and so does the other region. ",
        ExotelErrorKind.AuthenticationFailed =>
            "This looks like a wrong key, token or account SID, or the URL of another region; no other host was tried. ",
        ExotelErrorKind.Forbidden =>
            "The key is valid, but this looks like a feature or permission that is not enabled for it. ",
        ExotelErrorKind.NotFound =>
            $"This looks like a wrong account SID, region or URL: '{account.AccountSid}' does not exist at {account.Hosts.Api.Host}. ",
        ExotelErrorKind.ConnectionFailed or ExotelErrorKind.OperationTimeout =>
            $"{account.Hosts.Api.Host} looks unreachable from this computer. ",
        ExotelErrorKind.InvalidResponse =>
            $"This looks like a response from something other than Exotel at {account.Hosts.Api.Host}: a proxy, a captive portal, or a wrong URL. ",
        _ => string.Empty,
    };
}
