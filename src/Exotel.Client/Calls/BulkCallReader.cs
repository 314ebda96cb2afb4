using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls;

/// <summary>
/// Gets v1 calls by SID, in the given order: 100 per request of the list, then singly those the list does not return
/// (ongoing, or older than 31 days). A repeated SID is requested once. Source: docs/api.md#many-calls.
/// </summary>
internal static class BulkCallReader
{
    /// <param name="connection">The connection to use.</param>
    /// <param name="sids">The SIDs, in order; repetitions are allowed.</param>
    /// <param name="details">What to request for each call.</param>
    /// <param name="limit">The maximum number of concurrent requests; half of them read lists ahead.</param>
    /// <param name="cancellationToken">Cancels all requests.</param>
    public static async IAsyncEnumerable<ItemResult<string, Call>> ReadAsync(
        ApiConnection connection,
        IReadOnlyList<string> sids,
        CallDetailOptions details,
        int limit,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var repeated = new HashSet<string>(sids.GroupBy(sid => sid, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key), StringComparer.Ordinal);
        var known = new Dictionary<string, ItemResult<string, Call>>(StringComparer.Ordinal);
        var distinct = ReadDistinctAsync(connection, sids.Distinct(StringComparer.Ordinal).ToList(), details, limit, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (distinct.ConfigureAwait(false))
        {
            foreach (var sid in sids)
            {
                if (!known.TryGetValue(sid, out var result))
                {
                    await distinct.MoveNextAsync().ConfigureAwait(false);
                    result = distinct.Current;
                    if (repeated.Contains(sid))
                        known.Add(sid, result);
                }

                yield return result;
            }
        }
    }

    private static async IAsyncEnumerable<ItemResult<string, Call>> ReadDistinctAsync(
        ApiConnection connection, IReadOnlyList<string> sids, CallDetailOptions details, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listLimit = (limit + 1) / 2;
        var lists = OrderedPrefetcher.FetchAsync(
            BulkCallLookup.Split(sids), (group, token) => BulkCallLookup.GetAsync(connection, group, details, token), listLimit, cancellationToken);

        await foreach (var list in lists.ConfigureAwait(false))
        {
            // One SID that the list rejects spoils the request for the others: each is then requested singly.
            if (list.Error is { Kind: not (ExotelErrorKind.InvalidRequest or ExotelErrorKind.NotFound) } error)
            {
                foreach (var sid in list.Item)
                    yield return new(sid, null, error);
                continue;
            }

            var listed = list.Value ?? [];
            var singles = OrderedPrefetcher.FetchAsync(
                list.Item.Where(sid => !listed.ContainsKey(sid)),
                (sid, token) => CallLookup.GetAsync(connection, sid, details, token),
                limit - (listLimit - 1),
                cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (singles.ConfigureAwait(false))
            {
                foreach (var sid in list.Item)
                {
                    if (listed.TryGetValue(sid, out var call))
                        yield return new(sid, call, null);
                    else if (await singles.MoveNextAsync().ConfigureAwait(false))
                        yield return singles.Current;
                }
            }
        }
    }
}
