using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Users;

/// <summary>Reads the users of an account to the end of the list, each once. The server may give fewer on a page than were asked for. Source: docs/api.md#exophones-users.</summary>
internal sealed class UserPager(ApiConnection connection, UserQuery query)
{
    private const int PageSize = 50;

    private readonly HashSet<string> _delivered = new(StringComparer.Ordinal);

    /// <exception cref="ExotelException">While enumerating: a page could not be read; those before it are complete.</exception>
    public async IAsyncEnumerable<IReadOnlyList<User>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var list = ApiRequest.Ccm(connection.Account, 2, "users").AsBulk().WithHints(
            "The list of users (CCM, in beta) must be enabled for the account: ask Exotel's support.",
            "The account may not have the list of users (CCM, in beta): ask Exotel's support.");
        for (int offset = 0, received; ; offset += received)
        {
            var page = list.WithQuery(query.ToQuery(offset, PageSize));
            var response = await GetAsync(page, cancellationToken).ConfigureAwait(false);
            var users = response is null ? [] : response.Users ?? throw ErrorFactory.InvalidResponse(page, 200, "it has no list of users", transient: false);
            var news = users.Where(user => user.Key is { } key && _delivered.Add(key)).ToList();
            if (news.Count == 0 && users.Count > 0 && offset > 0 && response?.Metadata?.Total > offset && !query.HasFilters)
                throw ErrorFactory.InvalidResponse(page, 200, "it repeats the users of the page before, and there are more", transient: false);
            yield return news.Where(query.Matches).Select(user => UserMapper.ToUser(user, connection.Account.Zone)).ToList();

            received = users.Count;
            var isFull = received >= Math.Min(PageSize, response?.Metadata?.Limit is > 0 and var limit ? limit : PageSize);
            if (news.Count == 0 || (!isFull && response?.Metadata?.Total <= offset + received))
                yield break;
        }
    }

    /// <returns>The page; null when no user has what was asked for, which the API also reports as an error.</returns>
    private async Task<UsersResponse?> GetAsync(ApiRequest page, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.GetAsync(page, UsersJsonContext.Default.UsersResponse, cancellationToken).ConfigureAwait(false);
        }
        catch (ExotelException error) when (error is { Kind: ExotelErrorKind.NotFound, IsApiError: true } && query.HasFilters && !IsUnknownAccount(error))
        {
            return null;
        }
    }

    /// <summary>A 404 that means the account, not a user. Source: docs/api.md#errors.</summary>
    private static bool IsUnknownAccount(ExotelException error) => error.Code == "1017";
}
