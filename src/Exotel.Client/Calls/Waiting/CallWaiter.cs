using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls.Waiting;

/// <summary>
/// Waits for calls to end: one or two are requested singly; more through the list, which has ended calls only.
/// The interval grows with time. For one consumer. Source: docs/api.md#one-call and docs/api.md#many-calls.
/// </summary>
internal sealed class CallWaiter
{
    private const int FewCalls = 2;
    private const double Growth = 1.5;

    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(30);

    /// <summary>Twice the time that the API takes to settle a call.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMinutes(10);

    /// <summary>The minimum time limit of a round.</summary>
    private static readonly TimeSpan ShortestRound = TimeSpan.FromSeconds(10);

    /// <summary>The maximum time limit of a round; timers have an upper bound.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromHours(1);

    private readonly ApiConnection _connection;
    private readonly CallWaitOptions _options;
    private readonly Dictionary<string, CallWaitResult> _pending;
    private readonly TimeSpan _begun;
    private bool _isFirst = true;
    private TimeSpan _interval;

    /// <param name="connection">The connection to use.</param>
    /// <param name="sids">The SIDs; repetitions count once.</param>
    /// <param name="options">The wait options.</param>
    public CallWaiter(ApiConnection connection, IEnumerable<string> sids, CallWaitOptions options)
        : this(connection, options, sids.Distinct(StringComparer.Ordinal).Select(sid => new CallWaitResult(sid)))
    {
    }

    /// <param name="connection">The connection to use.</param>
    /// <param name="placed">Calls that were just placed: they exist, and are first requested after an interval.</param>
    /// <param name="options">The wait options.</param>
    public CallWaiter(ApiConnection connection, IEnumerable<Call> placed, CallWaitOptions options)
        : this(connection, options, placed.Select(call => new CallWaitResult(call.Sid!) { Last = call }))
    {
        _isFirst = false;
    }

    private CallWaiter(ApiConnection connection, CallWaitOptions options, IEnumerable<CallWaitResult> calls)
    {
        _connection = connection;
        _options = options;
        _interval = options.Interval;
        _begun = connection.Clock.Elapsed;
        _pending = new Dictionary<string, CallWaitResult>(StringComparer.Ordinal);
        foreach (var call in calls)
            _pending[call.Sid] = call;
    }

    /// <summary>The calls still being waited for. Do not read it during a round.</summary>
    public IReadOnlyCollection<CallWaitResult> Pending => _pending.Values;

    public TimeSpan Elapsed => _connection.Clock.Elapsed - _begun;

    private TimeSpan Left => _options.Timeout - Elapsed;

    private TimeSpan RoundLimit => Left < ShortestRound ? ShortestRound : Left < LongestRound ? Left : LongestRound;

    /// <summary>Polls until no call is pending.</summary>
    /// <returns>For each round, the calls that are no longer waited for: ended, failed or timed out. Often none.</returns>
    /// <exception cref="ExotelException">While enumerating: every further request would fail the same way.</exception>
    public async IAsyncEnumerable<IReadOnlyList<CallWaitResult>> PollAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (_pending.Count > 0)
            yield return await PollOnceAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<CallWaitResult>> PollOnceAsync(CancellationToken cancellationToken)
    {
        if (!_isFirst)
            await PauseAsync(cancellationToken).ConfigureAwait(false);
        _isFirst = false;

        using (var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            deadline.CancelAfter(RoundLimit);
            try
            {
                await AskAsync(deadline.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The timeout ended the round early; the responses received so far count.
            }
        }

        var done = _pending.Values.Where(IsDone).ToList();
        if (Left <= TimeSpan.Zero)
        {
            foreach (var call in _pending.Values.Except(done).ToList())
            {
                call.Error = TimedOut(call);
                done.Add(call);
            }
        }

        foreach (var call in done)
            _pending.Remove(call.Sid);
        return done;
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        var pause = Left < _interval ? Left : _interval;
        if (pause > TimeSpan.Zero)
            await _connection.Clock.Delay(pause, cancellationToken).ConfigureAwait(false);

        var longest = _options.Interval > LongestInterval ? _options.Interval : LongestInterval;
        var next = TimeSpan.FromSeconds(_interval.TotalSeconds * Growth);
        _interval = next < longest ? next : longest;
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var singles = _pending.Count <= FewCalls
            ? _pending.Keys.ToList()
            : await AskListAsync(cancellationToken).ConfigureAwait(false);

        var results = OrderedPrefetcher.FetchAsync(
            singles, (sid, token) => CallLookup.GetAsync(_connection, sid, CallDetailOptions.None, token), _options.ThrottleLimit, cancellationToken);
        await foreach (var result in results.ConfigureAwait(false))
            Take(_pending[result.Item], result);
    }

    /// <returns>The SIDs to request singly: those never seen and not in the list, and those that the list filter cannot express.</returns>
    private async Task<List<string>> AskListAsync(CancellationToken cancellationToken)
    {
        var singles = new List<string>();
        var groups = BulkCallLookup.Split(_pending.Keys.ToList());
        var lists = OrderedPrefetcher.FetchAsync(
            groups, (group, token) => BulkCallLookup.GetAsync(_connection, group, CallDetailOptions.None, token), _options.ThrottleLimit, cancellationToken);

        await foreach (var list in lists.ConfigureAwait(false))
        {
            if (list.Value is { } listed)
            {
                foreach (var call in listed)
                    See(_pending[call.Key], call.Value);
                foreach (var call in list.Item.Select(sid => _pending[sid]).Where(call => !listed.ContainsKey(call.Sid)))
                    SeeUnlisted(call, singles);
            }
            else if (list.Error!.Kind is ExotelErrorKind.InvalidRequest or ExotelErrorKind.NotFound)
            {
                // One SID that the list rejects spoils the request for the others: each is requested singly.
                singles.AddRange(list.Item);
            }
            else if (list.Error.IsTransient)
            {
                foreach (var sid in list.Item)
                    _pending[sid].Trouble = list.Error;
            }
            else
            {
                throw list.Error;
            }
        }

        return singles;
    }

    /// <summary>A call that is not listed is still in progress, if it exists.</summary>
    private static void SeeUnlisted(CallWaitResult call, List<string> singles)
    {
        call.Trouble = null;
        if (call.Last is null || !BulkCallLookup.CanBeJoined(call.Sid))
            singles.Add(call.Sid);
    }

    private void Take(CallWaitResult call, ItemResult<string, Call> result)
    {
        if (result.Value is { } state)
            See(call, state);
        else if (result.Error!.IsTransient)
            call.Trouble = result.Error;
        else
            call.Error = result.Error;
    }

    private void See(CallWaitResult call, Call state)
    {
        call.Last = state;
        call.Trouble = null;
        if (CallProgress.HasEnded(state))
            call.EndedAt ??= _connection.Clock.Elapsed;
    }

    private bool IsDone(CallWaitResult call)
    {
        if (call.Error is not null)
            return true;
        if (call.EndedAt is not { } ended)
            return false;
        if (!_options.Settled || CallProgress.IsSettled(call.Last!))
            return true;

        var toldEnd = call.Last!.EndTime is { } end ? _connection.Clock.UtcNow - end : TimeSpan.Zero;
        call.IsIncomplete = toldEnd >= SettlingTime || _connection.Clock.Elapsed - ended >= SettlingTime;
        return call.IsIncomplete;
    }

    private ExotelException TimedOut(CallWaitResult call)
    {
        var state = call switch
        {
            { Last: null } => "its status was never received",
            { EndedAt: not null } => string.Format(CultureInfo.InvariantCulture, "it has ended ({0}), but its duration or price is not available yet", call.Last.Status),
            _ => string.Format(CultureInfo.InvariantCulture, "last status: {0}", call.Last.Status ?? "none"),
        };
        var trouble = call.Trouble is { } error ? " The last request failed: " + error.Message : string.Empty;
        return new ExotelException(
            ExotelErrorKind.OperationTimeout,
            string.Format(CultureInfo.InvariantCulture, "Timed out waiting for the call {0} after {1:0.#} seconds; {2}.{3}", call.Sid, _options.Timeout.TotalSeconds, state, trouble),
            call.Trouble);
    }
}
