using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Http;

namespace Exotel.Calls;

/// <summary>Gets calls by SID from the list, which has ended calls only. Source: docs/api.md#many-calls.</summary>
internal static class BulkCallLookup
{
    /// <summary>The maximum number of SIDs in one request.</summary>
    public const int MaxSids = 100;

    private const int LongestSid = 64;

    /// <returns>The calls in the list, by SID; empty if fewer than two SIDs can be combined in one request.</returns>
    /// <exception cref="ExotelException">The list could not be read, or one SID made the request invalid.</exception>
    public static async Task<Dictionary<string, Call>> GetAsync(
        ApiConnection connection, IReadOnlyList<string> group, CallDetailOptions details, CancellationToken cancellationToken)
    {
        var calls = new Dictionary<string, Call>(StringComparer.Ordinal);
        var asked = new HashSet<string>(group.Where(CanBeJoined), StringComparer.Ordinal);
        if (asked.Count < 2)
            return calls;

        var query = new QueryStringBuilder().AddList("Sid", asked);
        details.AddTo(query);
        var filter = query.Add("PageSize", MaxSids).ToString();
        var list = ApiRequest.V1(connection.Account, "Calls.json");

        for (string? cursor = string.Empty; cursor is not null;)
        {
            var request = list.WithQuery(cursor.Length == 0 ? filter : filter + "&" + cursor);
            var answer = await connection.GetAsync(request, CallsJsonContext.Default.CallsPageResponse, cancellationToken).ConfigureAwait(false);
            var isOfUse = Add(answer.Calls, connection.Account.Zone, asked, calls) && calls.Count < asked.Count;
            cursor = isOfUse && answer.Metadata?.NextPageUri is { } link ? PageCursor.From(link) : null;
        }

        return calls;
    }

    /// <summary>Splits the SIDs into groups of at most 100 that the list filter can express; the others stay in their group.</summary>
    public static List<List<string>> Split(IReadOnlyList<string> sids)
    {
        var groups = new List<List<string>>();
        var joined = MaxSids;
        foreach (var sid in sids)
        {
            if (groups.Count == 0 || (joined == MaxSids && CanBeJoined(sid)))
            {
                groups.Add(new List<string>());
                joined = 0;
            }

            groups[groups.Count - 1].Add(sid);
            joined += CanBeJoined(sid) ? 1 : 0;
        }

        return groups;
    }

    /// <summary>Whether the list filter can express the SID: commas separate values, and other characters can have a meaning.</summary>
    public static bool CanBeJoined(string sid) => sid.Length <= LongestSid && sid.All(IsPlain);

    /// <summary>Adds the requested calls on this page; false when it added none: the server ignored the filter, so paging stops.</summary>
    private static bool Add(List<CallWire>? page, AccountTimeZone zone, HashSet<string> asked, Dictionary<string, Call> calls)
    {
        var before = calls.Count;
        foreach (var wire in page ?? new List<CallWire>())
            if (wire.Sid is { } sid && asked.Contains(sid) && !calls.ContainsKey(sid))
                calls.Add(sid, CallMapper.ToCall(wire, zone));
        return calls.Count > before;
    }

    private static bool IsPlain(char character) =>
        character is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-' or '_';
}
