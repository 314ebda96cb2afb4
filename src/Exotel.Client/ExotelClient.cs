using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Calls.Listing;
using Exotel.Http;

namespace Exotel;

/// <summary>The client of an account, by resource.</summary>
/// <param name="account">The account that requests are sent for.</param>
/// <param name="observer">Is notified of requests, retries and waits; none by default.</param>
/// <param name="settings">Clock, HTTP clients and retry limits; the defaults suit all callers but tests.</param>
internal sealed class ExotelClient(Account account, IRequestObserver? observer = null, ConnectionSettings? settings = null)
{
    private readonly ApiConnection _connection = new(account, observer, settings);

    /// <summary>The account that requests are sent for.</summary>
    public Account Account => _connection.Account;

    /// <inheritdoc cref="RequestSender.Time"/>
    public TimeEstimate Time => _connection.Time;

    public CallsClient Calls => field ??= new CallsClient(_connection);

    public LegsClient Legs => field ??= new LegsClient(_connection);

    public NumbersClient Numbers => field ??= new NumbersClient(_connection);

    public PhonesClient Phones => field ??= new PhonesClient(_connection);

    public UsersClient Users => field ??= new UsersClient(_connection);

    public RecordingsClient Recordings => field ??= new RecordingsClient(_connection);

    /// <summary>Requests to endpoints that have no client of their own.</summary>
    public RawClient Raw => field ??= new RawClient(_connection);

    /// <summary>Tries the account's credentials with one small request.</summary>
    /// <returns>Why the account cannot be used; null when it can.</returns>
    public Task<ExotelException?> TestAsync(CancellationToken cancellationToken) => ConnectionProbe.TryAsync(_connection, cancellationToken);

    /// <summary>How much of the account's rate limit is in use, over all processes of the user. Sends nothing.</summary>
    public RateLimit GetRateLimit() => _connection.GetRateLimit();

    /// <summary>Finds the region that accepts an account's key, where its own region rejects it.</summary>
    /// <param name="account">The account.</param>
    /// <param name="connect">Makes a client for the account in another region.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The region; null when none accepts the key, or when the account has a base address of its own.</returns>
    public static Task<Region?> FindRegionAsync(Account account, Func<Account, ExotelClient> connect, CancellationToken cancellationToken) =>
        ConnectionProbe.FindRegionAsync(account, elsewhere => connect(elsewhere)._connection, cancellationToken);
}
