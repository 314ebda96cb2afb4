using System.Collections.Generic;
using System.Threading;
using Exotel.Http;
using Exotel.Users;

namespace Exotel;

/// <summary>Lists the users of an account, such as its agents.</summary>
internal sealed class UsersClient(ApiConnection connection)
{
    /// <summary>Lists users, page by page, each once.</summary>
    /// <exception cref="ExotelException">While enumerating: the list is incomplete from here on, or the account does not have it.</exception>
    public IAsyncEnumerable<IReadOnlyList<User>> ListAsync(UserQuery query, CancellationToken cancellationToken) => new UserPager(connection, query).ReadAsync(cancellationToken);
}
