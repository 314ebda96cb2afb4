using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Exotel.Analytics.Store;
using Exotel.Calls.Listing;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Reads calls from a store for a query, and warns where the store does not cover its range.</summary>
/// <param name="store">The store.</param>
/// <param name="accountSid">The account whose calls to read; null for all accounts.</param>
internal sealed class StoredCallReader(CallStore store, string? accountSid)
{
    private TimeSpan? _newestOffset;

    /// <summary>Converts a query in the stored account's local time.</summary>
    /// <param name="query">The filters.</param>
    /// <param name="since">The first moment; null for all.</param>
    /// <param name="until">The last moment; null for all.</param>
    public StoredCallQuery Convert(CallQuery query, DateTime? since, DateTime? until)
    {
        var (first, last) = (ToInstant(since), ToInstant(until));
        if (first > last)
            throw new ExotelException(
                ExotelErrorKind.InvalidRequest, FormattableString.Invariant($"The range begins at {first:yyyy-MM-dd HH:mm:ss}, after its end at {last:yyyy-MM-dd HH:mm:ss}."));
        return new StoredCallQuery
        {
            AccountSid = accountSid,
            Since = first,
            Until = last,
            From = query.From,
            To = query.To,
            PhoneNumber = query.PhoneNumber,
            Status = query.Status,
            Direction = query.Direction,
            MinDuration = query.MinDuration,
            MaxDuration = query.MaxDuration,
            MinPrice = query.MinPrice,
            MaxPrice = query.MaxPrice,
            Ascending = query.Ascending,
            Limit = query.Limit,
        };
    }

    public IEnumerable<Call> Read(StoredCallQuery query) => store.Read(query);

    /// <summary>The properties of calls that figures need, in any order.</summary>
    public IEnumerable<CallRow> ReadRows(StoredCallQuery query, CallFields fields) => store.ReadRows(query, fields);

    /// <summary>Adds the stored names of ExoPhones and agents.</summary>
    public void AddNames(NameLookup names) => store.Names.AddTo(names, accountSid);

    /// <summary>The first moment that the store covers of the account, or of any account; null when it covers nothing.</summary>
    public DateTimeOffset? CoveredSince => Accounts.SelectMany(store.Coverage).Select(range => (DateTimeOffset?)range.Since).Min();

    /// <summary>The stretches of a range that the store does not cover of the account, or of any account, oldest first.</summary>
    public IReadOnlyList<TimeRange> FindGaps(TimeRange range) => TimeRanges.Merge(Accounts.SelectMany(account => TimeRanges.Gaps(range, store.Coverage(account))));

    public long Count(StoredCallQuery query) => store.Count(query with { Skip = 0, Limit = null });

    /// <summary>Writes a warning when the range begins or ends outside what the store covers.</summary>
    public void WarnOfGaps(Cmdlet cmdlet, StoredCallQuery query)
    {
        foreach (var account in Accounts)
        {
            var covered = store.Coverage(account);
            if (covered.Count > 0 && IsCovered(query.Since, covered) && IsCovered(query.Until, covered))
                continue;
            var ranges = covered.Count == 0 ? "nothing" : string.Join(", ", covered.Select(Format));
            cmdlet.WriteWarning($"The range begins or ends outside what the store {store.Name} covers of account {account}: {ranges}. Sync-ExoCall fills it.");
        }
    }

    /// <summary>The offset of the newest stored call; that of India in an empty store.</summary>
    private TimeSpan NewestOffset => _newestOffset ??= ReadOffset(until: null) ?? AccountTimeZone.India.FromInstant(DateTimeOffset.UtcNow).Offset;

    private IReadOnlyList<string> Accounts => accountSid is null ? store.Accounts() : [accountSid];

    private string Format(TimeRange range)
    {
        var offset = NewestOffset;
        return FormattableString.Invariant($"{range.Since.ToOffset(offset):yyyy-MM-dd HH:mm:ss} to {range.Until.ToOffset(offset):yyyy-MM-dd HH:mm:ss}");
    }

    private static bool IsCovered(DateTimeOffset? moment, IReadOnlyList<TimeRange> covered) =>
        moment is not { } time || covered.Any(range => range.Since <= time && time <= range.Until);

    private DateTimeOffset? ToInstant(DateTime? time) => time switch
    {
        null => null,
        { Kind: DateTimeKind.Unspecified } local => At(local, OffsetAt(At(local, NewestOffset))),
        { } zoned => new DateTimeOffset(zoned.ToUniversalTime()),
    };

    /// <summary>The moment of a local time; the first or last of all for one before or after it.</summary>
    private static DateTimeOffset At(DateTime local, TimeSpan offset) => (local.Ticks - offset.Ticks) switch
    {
        < 0 => DateTimeOffset.MinValue,
        var utc when utc > DateTime.MaxValue.Ticks => DateTimeOffset.MaxValue,
        _ => new DateTimeOffset(local, offset),
    };

    /// <summary>The offset of the last stored call until a moment, since a zone can have summer time; where there is none, that of the newest.</summary>
    private TimeSpan OffsetAt(DateTimeOffset until) => ReadOffset(until) ?? NewestOffset;

    private TimeSpan? ReadOffset(DateTimeOffset? until) =>
        store.Read(new StoredCallQuery { AccountSid = accountSid, Until = until, Limit = 1 }).FirstOrDefault()?.DateCreated?.Offset;
}
