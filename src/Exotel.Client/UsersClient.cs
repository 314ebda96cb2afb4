using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.Users;

namespace Exotel;

/// <summary>Lists the users of an account, such as its agents. Source: docs/api.md#exophones-users.</summary>
internal sealed class UsersClient(ApiConnection connection)
{
    private const int PageSize = 50;

    /// <summary>Lists users to the end, page by page, each once. The server may give fewer on a page than were asked for.</summary>
    /// <exception cref="ExotelException">While enumerating: the list is incomplete from here on, or the account does not have it.</exception>
    public async IAsyncEnumerable<IReadOnlyList<User>> ListAsync(UserQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in ReadAsync(query, cancellationToken).ConfigureAwait(false))
            yield return page.Select(ToUser).ToList();
    }

    /// <summary>Lists the users that a filter names; a value that no user has is an error of its own, after the users.</summary>
    /// <exception cref="ExotelException">While enumerating: the list is incomplete from here on, or the account does not have it.</exception>
    public async IAsyncEnumerable<ItemResult<string?, User>> FindAsync(UserQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = new List<UsersResponse.Entry>();
        await foreach (var page in ReadAsync(query, cancellationToken).ConfigureAwait(false))
        {
            found.AddRange(page);
            foreach (var user in page)
                yield return new(user.Email, ToUser(user), null);
        }

        foreach (var missing in query.FindMissing(found))
            yield return new(missing, null, new ExotelException(ExotelErrorKind.NotFound, query.Describe(missing)));
    }

    private async IAsyncEnumerable<IReadOnlyList<UsersResponse.Entry>> ReadAsync(UserQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var list = ApiRequest.Ccm(connection.Account, 2, "users").AsBulk().WithHints(
            "The list of users (CCM, in beta) must be enabled for the account: ask Exotel's support.",
            "The account may not have the list of users (CCM, in beta): ask Exotel's support.");
        var delivered = new HashSet<string>(StringComparer.Ordinal);
        for (int offset = 0, received; ; offset += received)
        {
            var page = list.WithQuery(query.ToQuery(offset, PageSize));
            var response = await GetAsync(page, query, cancellationToken).ConfigureAwait(false);
            var users = response is null ? [] : response.Users ?? throw ErrorFactory.InvalidResponse(page, 200, "it has no list of users", transient: false);
            var news = users.Where(user => user.Key is { } key && delivered.Add(key)).ToList();
            if (news.Count == 0 && users.Count > 0 && response?.Metadata?.Total > offset && offset > 0 && !query.HasFilters)
                throw ErrorFactory.InvalidResponse(page, 200, "it repeats the users of the page before, and there are more", transient: false);
            yield return news.Where(query.Matches).ToList();

            received = users.Count;
            var isFull = received >= Math.Min(PageSize, response?.Metadata?.Limit is > 0 and var limit ? limit : PageSize);
            if (news.Count == 0 || (!isFull && response?.Metadata?.Total <= offset + received))
                yield break;
        }
    }

    private User ToUser(UsersResponse.Entry user) => user.ToUser(connection.Account.Zone);

    /// <returns>The page; null when no user has what was asked for, which the API can also report as an error.</returns>
    private async Task<UsersResponse?> GetAsync(ApiRequest page, UserQuery query, CancellationToken cancellationToken)
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
