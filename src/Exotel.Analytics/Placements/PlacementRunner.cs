using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Store;
using Exotel.Pacing;

namespace Exotel.Analytics.Placements;

/// <summary>
/// Dials the rows of a list, each at most once: the intent is durable before a request leaves, and a row whose outcome is unknown is looked for
/// before it is sent again. For one row at a time.
/// </summary>
/// <param name="ledger">What was dialed.</param>
/// <param name="client">The client of the account.</param>
/// <param name="clock">The time.</param>
internal sealed class PlacementRunner(PlacementLedger ledger, ExotelClient client, Clock clock)
{
    /// <summary>How long another process can take to send a row; then it no longer counts as being sent.</summary>
    private static readonly TimeSpan SendingTime = TimeSpan.FromSeconds(90);

    /// <summary>Exotel tells its time to the second.</summary>
    private static readonly TimeSpan DateGrain = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly string _run = Guid.NewGuid().ToString("N").Substring(0, 8);
    private readonly PlacementLookup _lookup = new(ledger, client);
    private bool _hasAskedForTime;

    private string Account => client.Account.AccountSid;

    /// <summary>Finds out whether a row can be sent, and looks for its call where that is unknown. Sends nothing that rings a phone.</summary>
    /// <param name="row">The row.</param>
    /// <param name="wait">Whether to wait for another process that is sending it.</param>
    /// <param name="cancellationToken">Ends the wait and the look-up.</param>
    /// <exception cref="ExotelException">The key belongs to other numbers, or the outcome is still unknown.</exception>
    public async Task<PlacementStep> PrepareAsync(PlacementRow row, bool wait, CancellationToken cancellationToken)
    {
        for (var started = clock.Elapsed; ;)
        {
            var entry = ledger.Read(Account, row.Key);
            if (entry is null or { State: PlacementState.Refused })
                return new PlacementStep(PlacementStepKind.Ready, entry);
            if (new PlacementNumbers(entry) != row.Numbers)
                throw PlacementErrors.Conflict(row, entry);
            if (entry.State == PlacementState.Placed)
                return new PlacementStep(PlacementStepKind.Placed, entry);
            if (!SendingNote.MayBeSending(entry.Message) || clock.Elapsed - started >= SendingTime)
                return await FindAsync(row, entry, cancellationToken).ConfigureAwait(false);
            await LearnTimeForAsync(row, cancellationToken).ConfigureAwait(false);
            if (entry.SentAt is not { } sent || client.Time.Latest.UtcDateTime - sent > SendingTime)
                return await FindAsync(row, entry, cancellationToken).ConfigureAwait(false);
            if (!wait)
                return new PlacementStep(PlacementStepKind.Elsewhere, entry);
            await clock.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a row that is ready, unless another process is faster.</summary>
    /// <param name="row">The row.</param>
    /// <param name="ready">What <see cref="PrepareAsync"/> returned.</param>
    /// <param name="onSending">Called before each attempt; where it throws, nothing is sent and the row is as before.</param>
    /// <param name="cancellationToken">Cancels the request; whether the call was placed is then unknown, and the ledger says so.</param>
    /// <exception cref="ExotelException">The call was not placed, or whether it was is unknown.</exception>
    public async Task<PlacementStep> PlaceAsync(PlacementRow row, PlacementStep ready, Action onSending, CancellationToken cancellationToken)
    {
        await LearnTimeAsync(cancellationToken).ConfigureAwait(false);
        var before = ready.Entry;
        var claim = Claim(row);
        if (ledger.TryReplace(before, claim) != ReplaceResult.Replaced)
            return new PlacementStep(PlacementStepKind.Elsewhere, null);

        var claimed = clock.Elapsed;
        var placement = client.Calls.Prepare(row.Request, () =>
        {
            onSending();
            claim = Renew(row, claim, claimed);
            claimed = clock.Elapsed;
        });
        Call call;
        try
        {
            call = await placement.PlaceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ExotelException error) when (error.Kind == ExotelErrorKind.OutcomeUnknown)
        {
            var unknown = claim with { Message = SendingNote.Unknown(LengthOf(claim, row), error.Message) };
            Settle(claim, unknown);
            throw PlacementErrors.Lost(row, LocalEndOf(unknown, row), error);
        }
        catch (ExotelException error)
        {
            Settle(claim, error.StatusCode is null ? before : claim with { State = PlacementState.Refused, Message = error.ServerMessage ?? error.Message });
            throw;
        }
        catch (OperationCanceledException)
        {
            Settle(claim, placement.MayHaveBeenPlaced ? claim with { Message = SendingNote.Unknown(LengthOf(claim, row), "The command was stopped before Exotel responded.") } : before);
            throw;
        }

        return Record(row, claim, call);
    }

    /// <summary>Before the first request that rings a phone, Exotel's clock is asked for: this machine's may be wrong.</summary>
    private async Task LearnTimeAsync(CancellationToken cancellationToken)
    {
        if (client.Time.IsKnown || _hasAskedForTime)
            return;
        if (await client.TestAsync(cancellationToken).ConfigureAwait(false) is { } error && !client.Time.IsKnown)
            throw error;
        _hasAskedForTime = true;
    }

    /// <summary>Asks for Exotel's clock on behalf of a row that may have rung: a failure does not mean that it did not.</summary>
    private async Task LearnTimeForAsync(PlacementRow row, CancellationToken cancellationToken)
    {
        try
        {
            await LearnTimeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ExotelException error) when (error.Kind != ExotelErrorKind.AuthenticationFailed)
        {
            throw PlacementErrors.LookupFailed(row, error);
        }
    }

    private async Task<PlacementStep> FindAsync(PlacementRow row, PlacementEntry entry, CancellationToken cancellationToken)
    {
        await LearnTimeForAsync(row, cancellationToken).ConfigureAwait(false);
        if (await _lookup.FindAsync(row, entry, cancellationToken).ConfigureAwait(false) is { } step)
            return step;
        return entry.SentAt is { } sent && client.Time.Earliest.UtcDateTime >= sent + LengthOf(entry, row)
            ? new PlacementStep(PlacementStepKind.Ready, entry)
            : throw PlacementErrors.Unknown(row, LocalEndOf(entry, row));
    }

    private PlacementEntry Claim(PlacementRow row)
    {
        var time = client.Time;
        var doubt = time.Latest - time.Earliest;
        return row.ToEntry(Account) with
        {
            SentAt = StoreTime.ToSecond(time.Earliest).UtcDateTime,
            Message = SendingNote.BeingSent(row.LongestTime + (doubt < DateGrain ? TimeSpan.Zero : doubt), _run),
        };
    }

    /// <summary>A request that had to wait for its turn is sent later than its claim says, or belongs to another run by now.</summary>
    private PlacementEntry Renew(PlacementRow row, PlacementEntry claim, TimeSpan claimed)
    {
        var next = Claim(row);
        if (next.SentAt == claim.SentAt && next.Message == claim.Message && clock.Elapsed - claimed < TimeSpan.FromSeconds(1))
            return claim;
        return ledger.TryReplace(claim, next) == ReplaceResult.Replaced ? next : throw PlacementErrors.TakenOver(row);
    }

    private PlacementStep Record(PlacementRow row, PlacementEntry claim, Call call)
    {
        var placed = claim with { State = PlacementState.Placed, Sid = call.Sid, Message = null };
        try
        {
            if (Retry(() => ledger.TryReplace(claim, placed)) == ReplaceResult.SidTaken)
            {
                Settle(claim, claim with { Message = SendingNote.Unknown(LengthOf(claim, row), $"Exotel's response named the call {call.Sid} of another key.") });
                throw PlacementErrors.ForeignSid(row, call.Sid!);
            }
        }
        catch (ExotelException error) when (error.Kind is ExotelErrorKind.StoreFailed or ExotelErrorKind.StoreBusy)
        {
            throw PlacementErrors.NotRecorded(row, call, error);
        }

        return new PlacementStep(PlacementStepKind.Placed, placed, call);
    }

    /// <summary>Where the ledger fails, the row stays as being sent, which the next run looks into; the error of the request is the one to show.</summary>
    private void Settle(PlacementEntry claim, PlacementEntry? next)
    {
        try
        {
            Retry(() => ledger.TryReplace(claim, next));
        }
        catch (ExotelException)
        {
        }
    }

    /// <summary>A synchronization can hold the store for longer than one attempt waits.</summary>
    private static ReplaceResult Retry(Func<ReplaceResult> replace)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return replace();
            }
            catch (ExotelException error) when (error.Kind == ExotelErrorKind.StoreBusy && attempt < 3)
            {
            }
        }
    }

    private static TimeSpan LengthOf(PlacementEntry entry, PlacementRow row) => SendingNote.LengthIn(entry.Message) ?? row.LongestTime;

    private DateTime? LocalEndOf(PlacementEntry entry, PlacementRow row) =>
        entry.SentAt is { } sent ? client.Account.Zone.LocalTimeAt(new DateTimeOffset(sent + LengthOf(entry, row))) : null;
}
