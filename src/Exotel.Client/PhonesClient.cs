using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Http;
using Exotel.Phones;

namespace Exotel;

/// <summary>Lists the ExoPhones of an account, and gets their health.</summary>
internal sealed class PhonesClient(ApiConnection connection)
{
    /// <summary>Exotel limits how often health may be requested; more at a time only brings rejections.</summary>
    private const int ConcurrentHealthRequests = 2;

    private IReadOnlyList<Phone>? _all;
    private bool _hasHealth;

    /// <summary>Lists the ExoPhones, page by page, each once.</summary>
    public IAsyncEnumerable<IReadOnlyList<Phone>> ListAsync(CancellationToken cancellationToken) => new PhonePager(connection).ReadAsync(cancellationToken);

    /// <summary>Finds ExoPhones by number, in any spelling, or by ID, in the given order. Exotel has no such filter: the list is read once per client.</summary>
    /// <exception cref="ExotelException">While enumerating: the list could not be read.</exception>
    public async IAsyncEnumerable<ItemResult<string, Phone>> FindAsync(IReadOnlyList<string> numbers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _all ??= await ReadAllAsync(cancellationToken).ConfigureAwait(false);
        foreach (var number in numbers)
        {
            var normalized = PhoneNumberNormalizer.Normalize(number);
            var phone = _all.FirstOrDefault(each => PhoneNumberNormalizer.Normalize(each.PhoneNumber) == normalized) ?? _all.FirstOrDefault(each => each.Sid == number.Trim());
            yield return phone is null
                ? new(number, null, new ExotelException(ExotelErrorKind.NotFound, $"The account has no ExoPhone '{number}'."))
                : new(number, phone, null);
        }
    }

    /// <summary>Gets the health of each ExoPhone, in the given order: one request for each.</summary>
    /// <exception cref="ExotelException">While enumerating: the account has no health of ExoPhones, as far as its first answer tells.</exception>
    public async IAsyncEnumerable<ItemResult<Phone, Phone>> GetHealthAsync(IReadOnlyList<Phone> phones, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var results = OrderedPrefetcher.FetchAsync(phones, (phone, token) => GetHealthAsync(phone, isBulk: phones.Count > 1, token), ConcurrentHealthRequests, cancellationToken);
        await foreach (var result in results.ConfigureAwait(false))
        {
            if (!_hasHealth && result.Error is { Kind: ExotelErrorKind.AuthenticationFailed or ExotelErrorKind.Forbidden })
                throw result.Error;
            _hasHealth |= result.Value is not null;
            yield return result;
        }
    }

    private async Task<Phone> GetHealthAsync(Phone phone, bool isBulk, CancellationToken cancellationToken)
    {
        var request = ApiRequest.From(connection.Account.Hosts.Api, "v2/accounts", connection.Account, "incoming-phone-numbers/" + QueryStringBuilder.Encode(phone.Sid ?? phone.PhoneNumber!))
            .WithHints("The health of ExoPhones must be enabled for the account.", "The account may not have the health of ExoPhones.");
        var response = await connection.GetAsync(isBulk ? request.AsBulk() : request, PhonesJsonContext.Default.PhonesResponse, cancellationToken).ConfigureAwait(false);
        return response.Health is { } health
            ? health.AddTo(phone, connection.Account.Zone)
            : throw ErrorFactory.InvalidResponse(request, 200, "it has no connectivity", transient: false);
    }

    private async Task<IReadOnlyList<Phone>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var all = new List<Phone>();
        await foreach (var page in ListAsync(cancellationToken).ConfigureAwait(false))
            all.AddRange(page);
        return all;
    }
}
