using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Calls.Listing;

namespace Exotel.Analytics.Placements;

/// <summary>Looks for the call of a row whose outcome is unknown. Source: docs/api.md#many-calls.</summary>
/// <param name="ledger">What was dialed.</param>
/// <param name="client">The client of the account.</param>
internal sealed class PlacementLookup(PlacementLedger ledger, ExotelClient client)
{
    private static readonly CallDetailOptions Details = new() { Detailed = true };

    /// <summary>The clocks of two machines differ.</summary>
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(1);

    /// <returns>The row as placed, or as somebody else changed it; null where no call is listed that can be its own.</returns>
    /// <exception cref="ExotelException">The list was not read whole, so the outcome is still unknown.</exception>
    public async Task<PlacementStep?> FindAsync(PlacementRow row, PlacementEntry entry, CancellationToken cancellationToken)
    {
        foreach (var call in await ListAsync(row, entry, cancellationToken).ConfigureAwait(false))
        {
            var placed = entry with { State = PlacementState.Placed, Sid = call.Sid, Message = null };
            switch (ledger.TryReplace(entry, placed))
            {
                case ReplaceResult.Replaced:
                    return new PlacementStep(PlacementStepKind.Placed, placed, call);
                case ReplaceResult.Changed:
                    return new PlacementStep(PlacementStepKind.Elsewhere, null);
            }
        }

        return null;
    }

    /// <summary>The listed calls that can be that of a row, oldest first.</summary>
    private async Task<IReadOnlyList<Call>> ListAsync(PlacementRow row, PlacementEntry entry, CancellationToken cancellationToken)
    {
        if (entry.SentAt is not { } sent)
            throw PlacementErrors.Unknown(row, null, "The store does not say when it was sent.");

        var numbers = new PlacementNumbers(entry);
        var customField = entry.CustomField ?? row.Request.CustomField;
        var query = new CallQuery
        {
            Since = client.Account.Zone.LocalTimeAt(new DateTimeOffset(sent - ClockMargin)),
            From = PlacementNumbers.ToFilter(entry.From),
            To = PlacementNumbers.ToFilter(entry.To),
            PhoneNumber = PlacementNumbers.ToFilter(entry.CallerId),
            Ascending = true,
            ThrottleLimit = 1,
            Details = Details,
            IsBulk = false,
        };
        var calls = new List<Call>();
        try
        {
            await foreach (var page in client.Calls.ListAsync(query, cancellationToken).ConfigureAwait(false))
                foreach (var call in page.Calls)
                    if (call.Sid is not null && string.Equals(call.CustomField?.Trim(), customField?.Trim(), StringComparison.Ordinal) && numbers.CanBeOf(call))
                        calls.Add(call);
        }
        catch (ExotelException error) when (error.Kind != ExotelErrorKind.AuthenticationFailed)
        {
            throw PlacementErrors.LookupFailed(row, error);
        }

        return calls;
    }
}
