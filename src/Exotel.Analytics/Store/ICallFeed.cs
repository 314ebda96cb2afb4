using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Analytics.Store;

/// <summary>What a synchronization asks Exotel.</summary>
internal interface ICallFeed
{
    string AccountSid { get; }

    /// <summary>The earliest moment that can be listed now, with a margin for the time that a listing takes.</summary>
    DateTimeOffset Earliest { get; }

    /// <summary>How far Exotel's clock is ahead of this machine's, as its responses tell; negative where it is behind, zero before the first response.</summary>
    TimeSpan ClockOffset { get; }

    /// <summary>How many requests were sent so far.</summary>
    int Requests { get; }

    /// <summary>Every call that Exotel lists between two moments, both included to the second, with details, oldest first.</summary>
    /// <exception cref="ExotelException">The listing broke off.</exception>
    IAsyncEnumerable<IReadOnlyList<Call>> ListAsync(TimeRange range, CancellationToken cancellationToken);

    /// <summary>Calls by their SIDs, 100 at most, with details. Those that Exotel does not know any more are missing.</summary>
    Task<IReadOnlyList<Call>> GetAsync(IReadOnlyList<string> sids, CancellationToken cancellationToken);
}
