using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Legs;

/// <summary>Asks for the legs of a call. Source: docs/api.md#legs.</summary>
internal static class LegLookup
{
    /// <summary>Accounts, with their host, where v1 knows <c>/Legs</c> and not <c>/Legs.json</c>; learnt once a process.</summary>
    private static readonly ConcurrentDictionary<string, bool> WithoutSuffix = new();

    /// <exception cref="ExotelException">Among others <see cref="ExotelErrorKind.NotFound"/>.</exception>
    public static async Task<IReadOnlyList<CallLeg>> GetV1Async(ApiConnection connection, string callSid, CancellationToken cancellationToken)
    {
        var (request, answer) = await AskAsync(connection, callSid, cancellationToken).ConfigureAwait(false);
        var wires = answer.All ?? throw ErrorFactory.InvalidResponse(request, 200, "it has no list of legs", transient: false);

        var legs = new List<CallLeg>(wires.Count);
        foreach (var wire in wires)
            legs.Add(LegMapper.ToLeg(wire, callSid, connection.Account.Zone));
        return legs;
    }

    /// <exception cref="ExotelException">Among others <see cref="ExotelErrorKind.NotFound"/>.</exception>
    public static async Task<IReadOnlyList<CallLeg>> GetV3Async(ApiConnection connection, string callSid, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Ccm(connection.Account, 3, "calls/" + QueryStringBuilder.Encode(callSid) + "/legs");
        var answer = await connection.GetAsync(request, LegsJsonContext.Default.CcmLegsResponse, cancellationToken).ConfigureAwait(false);
        return answer.LegDetails is { } details
            ? LegMapper.ToLegs(details, callSid, connection.Account.Zone)
            : throw ErrorFactory.InvalidResponse(request, 200, "it has no leg details", transient: false);
    }

    /// <summary>Whether v1 wants the suffix here is unsettled: a 404 that is not Exotel's own word says that it does not.</summary>
    private static async Task<(ApiRequest Request, LegsResponse Answer)> AskAsync(ApiConnection connection, string callSid, CancellationToken cancellationToken)
    {
        var account = connection.Account;
        var key = account.Hosts.Api + account.AccountSid;
        if (!WithoutSuffix.ContainsKey(key))
        {
            var suffixed = Request(account, callSid, ".json");
            try
            {
                return (suffixed, await connection.GetAsync(suffixed, LegsJsonContext.Default.LegsResponse, cancellationToken).ConfigureAwait(false));
            }
            catch (ExotelException error) when (error is { StatusCode: 404, IsApiError: false })
            {
            }
        }

        var bare = Request(account, callSid, string.Empty);
        try
        {
            var answer = await connection.GetAsync(bare, LegsJsonContext.Default.LegsResponse, cancellationToken).ConfigureAwait(false);
            WithoutSuffix[key] = true;
            return (bare, answer);
        }
        catch (ExotelException error) when (error.IsApiError)
        {
            WithoutSuffix[key] = true;
            throw;
        }
    }

    private static ApiRequest Request(Account account, string callSid, string suffix) =>
        ApiRequest.V1(account, "Calls/" + QueryStringBuilder.Encode(callSid) + "/Legs" + suffix)
            .WithHints("Legs must be enabled for the account.", "Only completed calls have legs here.");
}
