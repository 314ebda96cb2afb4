using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Store;

namespace Exotel.Store.Tests.Support;

/// <summary>Lists calls out of memory, a hundred a page.</summary>
internal sealed class FakeFeed(List<Call> calls, string account = FakeCalls.Account) : ICallFeed
{
    public List<Call> Calls { get; } = calls;

    /// <summary>Which request fails; null for none.</summary>
    public int? FailsAt { get; set; }

    public List<TimeRange> Listed { get; } = [];

    public List<IReadOnlyList<string>> Asked { get; } = [];

    public string AccountSid => account;

    public DateTimeOffset Earliest { get; set; } = FakeCalls.Now.AddDays(-180);

    public TimeSpan ClockOffset => TimeSpan.Zero;

    public int Requests { get; private set; }

    public async IAsyncEnumerable<IReadOnlyList<Call>> ListAsync(TimeRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Listed.Add(range);
        await Task.Yield();
        Send();
        foreach (var page in Calls.Where(call => call.DateCreated >= range.Since && call.DateCreated <= range.Until).Chunk(100))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
            Send();
        }
    }

    public Task<IReadOnlyList<Call>> GetAsync(IReadOnlyList<string> sids, CancellationToken cancellationToken)
    {
        Asked.Add(sids);
        Send();
        return Task.FromResult<IReadOnlyList<Call>>(Calls.Where(call => sids.Contains(call.Sid!)).ToList());
    }

    private void Send()
    {
        if (Requests++ == FailsAt)
            throw new ExotelException(ExotelErrorKind.ServiceUnavailable, "Exotel returned 503.");
    }
}
