using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls;

/// <summary>
/// Calls of v1 by their SIDs, in the order given: a hundred in one request of the list, and what the list does not know
/// (ongoing, older than 31 days) one by one. For one consumer. Source: API page, sections 3 and 4.
/// </summary>
internal sealed class CallBatch
{
    /// <summary>SIDs in one request, at most.</summary>
    public const int MaxSids = BulkCallLookup.MaxSids;

    private static readonly Dictionary<string, Call> Nothing = new();

    private readonly ApiConnection _connection;
    private readonly CallDetailOptions _details;
    private readonly int _singlesAtATime;
    private readonly CancellationToken _cancellationToken;
    private readonly OrderedPrefetcher<List<string>, Dictionary<string, Call>> _lists;
    private readonly Queue<List<string>> _groups;
    private readonly Queue<string> _sids = new();
    private Dictionary<string, Call> _listed = Nothing;
    private OrderedPrefetcher<string, Call>? _singles;
    private ExotelException? _fault;

    /// <param name="connection">Whom to ask.</param>
    /// <param name="sids">The SIDs, each once.</param>
    /// <param name="details">What to ask of each.</param>
    /// <param name="limit">Requests under way at a time: half of them lists, read ahead.</param>
    /// <param name="cancellationToken">Ends all requests.</param>
    public CallBatch(ApiConnection connection, IReadOnlyList<string> sids, CallDetailOptions details, int limit, CancellationToken cancellationToken)
    {
        _connection = connection;
        _details = details;
        var listsAtATime = (limit + 1) / 2;
        _singlesAtATime = limit - (listsAtATime - 1);
        _cancellationToken = cancellationToken;
        var groups = BulkCallLookup.Split(sids);
        _groups = new Queue<List<string>>(groups);
        _lists = new OrderedPrefetcher<List<string>, Dictionary<string, Call>>(groups, ListAsync, listsAtATime);
    }

    /// <summary>The call of the next SID.</summary>
    /// <exception cref="ExotelException">This one could not be had; those after it may.</exception>
    public async Task<Call> NextAsync()
    {
        if (_sids.Count == 0)
            await MoveOnAsync().ConfigureAwait(false);

        var sid = _sids.Dequeue();
        if (_fault is not null)
            throw _fault;
        return _listed.TryGetValue(sid, out var call) ? call : await _singles!.NextAsync().ConfigureAwait(false);
    }

    private async Task MoveOnAsync()
    {
        var group = _groups.Dequeue();
        foreach (var sid in group)
            _sids.Enqueue(sid);

        _listed = Nothing;
        _fault = null;
        try
        {
            _listed = await _lists.NextAsync().ConfigureAwait(false);
        }
        catch (ExotelException error) when (error.Kind is ExotelErrorKind.InvalidRequest or ExotelErrorKind.NotFound)
        {
            // One SID that the list does not take spoils it for the others: each is asked by itself.
        }
        catch (ExotelException error)
        {
            _fault = error;
        }

        _singles = new OrderedPrefetcher<string, Call>(group.Where(sid => !_listed.ContainsKey(sid)).ToList(), SingleAsync, _singlesAtATime);
    }

    private Task<Call> SingleAsync(string sid) => CallLookup.GetAsync(_connection, sid, _details, _cancellationToken);

    private Task<Dictionary<string, Call>> ListAsync(List<string> group) => BulkCallLookup.GetAsync(_connection, group, _details, _cancellationToken);
}
