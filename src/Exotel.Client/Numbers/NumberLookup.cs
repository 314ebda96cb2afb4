using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Numbers;

/// <summary>Gets information about a number. Source: docs/api.md#numbers.</summary>
internal static class NumberLookup
{
    /// <exception cref="ExotelException">The number could not be read. An empty response is <see cref="ExotelErrorKind.NotFound"/>; what Exotel returns for an invalid number is not documented.</exception>
    public static async Task<NumberInfo> GetAsync(ApiConnection connection, string number, CancellationToken cancellationToken)
    {
        var request = ApiRequest.V1(connection.Account, "Numbers/" + QueryStringBuilder.Encode(number.Trim()) + ".json")
            .WithHints(null, "Exotel knows Indian numbers only.");
        var answer = await connection.GetAsync(request, NumbersJsonContext.Default.NumberResponse, cancellationToken).ConfigureAwait(false);
        if (answer.Numbers is { } wire)
            return NumberMapper.ToNumber(wire, number.Trim());

        throw answer.IsAnswered
            ? new ExotelException(ExotelErrorKind.NotFound, $"Exotel answered without a word about the number '{number}'. It knows Indian numbers only. [{request}]")
            : ErrorFactory.InvalidResponse(request, 200, "it has no number", transient: false);
    }
}
