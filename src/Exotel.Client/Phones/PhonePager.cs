using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Exotel.Http;

namespace Exotel.Phones;

/// <summary>
/// Reads the ExoPhones of an account to the end of the list, each once. Of a link to the next page only the query is used, since links
/// name another host: every request goes to the account's own. Source: docs/api.md#exophones-users.
/// </summary>
internal sealed class PhonePager(ApiConnection connection)
{
    private const int PageSize = 50;

    private readonly HashSet<string> _delivered = new(StringComparer.Ordinal);

    /// <exception cref="ExotelException">While enumerating: a page could not be read; those before it are complete.</exception>
    public async IAsyncEnumerable<IReadOnlyList<Phone>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var list = ApiRequest.From(connection.Account.Hosts.Api, "v2_beta/Accounts", connection.Account, "IncomingPhoneNumbers").AsBulk()
            .WithHints("The API of ExoPhones (v2_beta) must be enabled for the account.", "The account may not have the API of ExoPhones (v2_beta).");
        for (var page = list.WithQuery(new QueryStringBuilder().Add("page_size", PageSize).ToString()); ;)
        {
            var response = await connection.GetAsync(page, PhonesJsonContext.Default.PhonesResponse, cancellationToken).ConfigureAwait(false);
            var phones = response.Phones ?? throw ErrorFactory.InvalidResponse(page, 200, "it has no list of ExoPhones", transient: false);
            var news = phones.Where(phone => phone.Key is { } key && _delivered.Add(key)).ToList();
            yield return news.ConvertAll(phone => phone.ToPhone(connection.SecretRedactor));

            // A page that repeats the one before means that the server ignored the link.
            if (response.Next is not { } link || news.Count == 0)
                yield break;
            page = page.WithQuery(QueryStringBuilder.From(link) ?? throw ErrorFactory.InvalidResponse(page, 200, "its link to the next page has no query", transient: false));
        }
    }
}
