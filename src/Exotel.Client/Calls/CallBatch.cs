using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel;

/// <summary>
/// Calls of v1 by their SIDs, in the order given: a hundred in one request of the list, and what the list does not know
/// (ongoing, older than 31 days) one by one. For one consumer. Source: API page, sections 3 and 4.
/// </summary>
internal sealed class CallBatch
{
    /// <summary>SIDs in one request, at most.</summary>
    public const int MaxSids = 100;

    private const int LongestSid = 64;

    private static readonly Dictionary<string, Call> Nothing = new();

    private readonly ApiConnection _connection;
    private readonly CallDetailOptions _details;
    private readonly int _singlesAtATime;
    private readonly CancellationToken _cancellationToken;
    private readonly OrderedFanOut<List<string>, Dictionary<string, Call>> _lists;
    private readonly Queue<List<string>> _groups;
    private readonly Queue<string> _sids = new();
    private Dictionary<string, Call> _listed = Nothing;
    private OrderedFanOut<string, Call>? _singles;
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
        var groups = Split(sids);
        _groups = new Queue<List<string>>(groups);
        _lists = new OrderedFanOut<List<string>, Dictionary<string, Call>>(groups, ListAsync, listsAtATime);
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

        _singles = new OrderedFanOut<string, Call>(group.Where(sid => !_listed.ContainsKey(sid)).ToList(), SingleAsync, _singlesAtATime);
    }

    private Task<Call> SingleAsync(string sid) => CallLookup.GetAsync(_connection, sid, _details, _cancellationToken);

    private async Task<Dictionary<string, Call>> ListAsync(List<string> group)
    {
        var asked = new HashSet<string>(group.Where(CanBeJoined), StringComparer.Ordinal);
        if (asked.Count < 2)
            return Nothing;

        var query = new QueryText().AddList("Sid", asked);
        _details.AddTo(query);
        var filter = query.Add("PageSize", MaxSids).ToString();
        var list = ApiRequest.V1(_connection.Account, "Calls.json");

        var calls = new Dictionary<string, Call>(StringComparer.Ordinal);
        for (string? cursor = string.Empty; cursor is not null;)
        {
            var request = list.WithQuery(cursor.Length == 0 ? filter : filter + "&" + cursor);
            var answer = await _connection.GetAsync(request, WireContext.Default.CallsPageAnswer, _cancellationToken).ConfigureAwait(false);
            var isOfUse = Add(answer.Calls, asked, calls) && calls.Count < asked.Count;
            cursor = isOfUse && answer.Metadata?.NextPageUri is { } link ? PageCursor.From(link) : null;
        }

        return calls;
    }

    /// <summary>Whether the page brought any call that was asked for and had not come before; a list that goes on without is none of ours.</summary>
    private bool Add(List<CallWire>? page, HashSet<string> asked, Dictionary<string, Call> calls)
    {
        var before = calls.Count;
        foreach (var wire in page ?? new List<CallWire>())
            if (wire.Sid is { } sid && asked.Contains(sid) && !calls.ContainsKey(sid))
                calls.Add(sid, CallMapper.ToCall(wire, _connection.Account.Zone));
        return calls.Count > before;
    }

    /// <summary>Groups with a hundred at most that can be joined; the others come along and are asked one by one.</summary>
    private static List<List<string>> Split(IReadOnlyList<string> sids)
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

    /// <summary>A comma would part it, and other signs may mean something to the list's filter.</summary>
    private static bool CanBeJoined(string sid) => sid.Length <= LongestSid && sid.All(IsPlain);

    private static bool IsPlain(char character) =>
        character is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-' or '_';
}
