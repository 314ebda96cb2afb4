using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Legs;

/// <summary>Gets the legs of a call. Source: docs/api.md#legs.</summary>
internal static class LegLookup
{
    /// <summary>The spellings of the v1 path, in the order in which they are tried. Where the suffix belongs is not documented.</summary>
    private static readonly string[] Spellings = ["/Legs.json", ".json/Legs", "/Legs"];

    /// <summary>The spelling that a host knows, by account; learned once per process.</summary>
    private static readonly ConcurrentDictionary<string, int> KnownSpellings = new();

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

    /// <summary>A 404 that is not an error of the API's own means that the path is unknown, not the call.</summary>
    private static async Task<(ApiRequest Request, LegsResponse Answer)> AskAsync(ApiConnection connection, string callSid, CancellationToken cancellationToken)
    {
        var account = connection.Account;
        var key = account.Hosts.Api + account.AccountSid;
        for (var spelling = KnownSpellings.TryGetValue(key, out var known) ? known : 0; ; spelling++)
        {
            var request = Request(account, callSid, Spellings[spelling]);
            try
            {
                var answer = await connection.GetAsync(request, LegsJsonContext.Default.LegsResponse, cancellationToken).ConfigureAwait(false);
                KnownSpellings[key] = spelling;
                return (request, answer);
            }
            catch (ExotelException error) when (error is { StatusCode: 404, IsApiError: false } && spelling < Spellings.Length - 1)
            {
            }
            catch (ExotelException error) when (spelling > 0 && error.IsApiError)
            {
                KnownSpellings[key] = spelling;
                throw;
            }
        }
    }

    private static ApiRequest Request(Account account, string callSid, string spelling) =>
        ApiRequest.V1(account, "Calls/" + QueryStringBuilder.Encode(callSid) + spelling)
            .WithHints("Legs must be enabled for the account.", "Only completed calls have legs here.");
}
