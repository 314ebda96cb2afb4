using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;

namespace Exotel.PowerShell.Accounts;

/// <summary>Says what a failed try of an account looks like.</summary>
internal static class ConnectionDiagnosis
{
    /// <summary>Tries the account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="connect">Makes a client.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is wrong, in words of its own before those of the error; null when nothing is.</returns>
    public static async Task<ExotelException?> TryAsync(Account account, Func<Account, ExotelClient> connect, CancellationToken cancellationToken)
    {
        var error = await connect(account).TestAsync(cancellationToken).ConfigureAwait(false);
        if (error is null)
            return null;

        var elsewhere = error.Kind == ExotelErrorKind.AuthenticationFailed
            ? await ExotelClient.FindRegionAsync(account, connect, cancellationToken).ConfigureAwait(false)
            : null;
        return new ExotelException(error.Kind, LooksLike(account, error.Kind, elsewhere) + error.Message, error)
        {
            StatusCode = error.StatusCode,
            Code = error.Code,
            ServerMessage = error.ServerMessage,
            RequestId = error.RequestId,
        };
    }

    private static string LooksLike(Account account, ExotelErrorKind kind, Region? elsewhere) => kind switch
    {
        ExotelErrorKind.AuthenticationFailed when elsewhere is not null =>
            $"This looks like the wrong region: {account.Region} refuses the key, {elsewhere.Name} accepts it. Use -Region {elsewhere.Name}. ",
        ExotelErrorKind.AuthenticationFailed when account.Hosts.IsNamed =>
            $"This looks like a wrong key, token or account SID: {account.Region} refuses them, and the other region does not accept them either. ",
        ExotelErrorKind.AuthenticationFailed =>
            "This looks like a wrong key, token or account SID, or the address of another region than the account's; no other host was asked. ",
        ExotelErrorKind.Forbidden =>
            "The key is known, but this looks like a feature or permission that is not enabled for it. ",
        ExotelErrorKind.NotFound =>
            $"This looks like a wrong account SID or address: '{account.AccountSid}' is not known at {account.Hosts.Api.Host}. ",
        ExotelErrorKind.ConnectionFailed or ExotelErrorKind.OperationTimeout =>
            $"{account.Hosts.Api.Host} looks unreachable from here. ",
        ExotelErrorKind.InvalidResponse =>
            $"This looks like something other than Exotel answering at {account.Hosts.Api.Host}: a proxy, a portal, or a wrong address. ",
        _ => string.Empty,
    };
}
