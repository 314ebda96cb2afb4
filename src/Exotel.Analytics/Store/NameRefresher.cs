using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Pacing;
using Exotel.Users;

namespace Exotel.Analytics.Store;

/// <summary>Keeps the names of ExoPhones and users in a store, asked for once a day at most.</summary>
internal sealed class NameRefresher(CallStore store, ExotelClient client, Clock clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    private readonly string _account = client.Account.AccountSid;

    /// <summary>Refreshes what is older than a day.</summary>
    /// <returns>Why names could not be refreshed; empty when all is well. What the account does not have is not asked for again until the next day.</returns>
    /// <exception cref="ExotelException">The store failed.</exception>
    public async Task<IReadOnlyList<ExotelException>> RefreshAsync(CancellationToken cancellationToken)
    {
        var errors = new List<ExotelException>();
        await RefreshAsync(
            StoreTables.Phones, () => client.Phones.ListAsync(cancellationToken), (phones, now) => store.Names.Write(_account, phones, now), errors, cancellationToken).ConfigureAwait(false);
        await RefreshAsync(
            StoreTables.Users, () => client.Users.ListAsync(new UserQuery(), cancellationToken), (users, now) => store.Names.Write(_account, users, now), errors, cancellationToken).ConfigureAwait(false);
        return errors;
    }

    private async Task RefreshAsync<T>(
        string table, Func<IAsyncEnumerable<IReadOnlyList<T>>> list, Action<IReadOnlyList<T>, DateTimeOffset> write, List<ExotelException> errors, CancellationToken cancellationToken)
    {
        var now = StoreTime.ToSecond(clock.UtcNow);
        if (store.Names.RefreshedAt(_account, table) is { } last && last <= now && now - last < Interval)
            return;

        var all = new List<T>();
        try
        {
            await foreach (var page in list().WithCancellation(cancellationToken).ConfigureAwait(false))
                all.AddRange(page);
        }
        catch (ExotelException error)
        {
            errors.Add(error);
            if (error.IsTransient)
                return;
            all.Clear();
        }

        write(all, now);
    }
}
