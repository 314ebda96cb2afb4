using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Phones;

/// <summary>Gets the health of an ExoPhone. Source: docs/api.md#exophones-users.</summary>
internal static class PhoneHealthLookup
{
    /// <exception cref="ExotelException">The health could not be read.</exception>
    public static async Task<Phone> GetAsync(ApiConnection connection, Phone phone, bool isBulk, CancellationToken cancellationToken)
    {
        var id = phone.Sid ?? phone.PhoneNumber!;
        var request = ApiRequest.From(connection.Account.Hosts.Api, "v2/accounts", connection.Account, "incoming-phone-numbers/" + QueryStringBuilder.Encode(id))
            .WithHints("The health of ExoPhones must be enabled for the account.", "The account may not have the health of ExoPhones.");
        var response = await connection.GetAsync(isBulk ? request.AsBulk() : request, PhonesJsonContext.Default.PhonesResponse, cancellationToken).ConfigureAwait(false);
        return response.Connectivity is { } health
            ? PhoneMapper.WithHealth(phone, health, connection.Account)
            : throw ErrorFactory.InvalidResponse(request, 200, "it has no connectivity", transient: false);
    }
}
