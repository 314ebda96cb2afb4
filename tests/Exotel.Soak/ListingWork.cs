using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Calls.Listing;
using Exotel.Simulator.Calls;

namespace Exotel.Soak;

/// <summary>Lists calls with random ranges and filters, and compares the result with the simulator's calls.</summary>
internal sealed class ListingWork(Episode episode, int seed)
{
    private readonly Random _random = new(seed);

    public Task RunAsync() => episode.RepeatAsync("listings", ListAsync);

    private async Task ListAsync()
    {
        var options = episode.Server.Options;
        var before = episode.Server.Store.Finished;
        var query = NextQuery(before, options.LocalNowToSecond);
        var filter = new CallFilter(query);
        var certain = options.LocalNowToSecond - episode.Uncertainty;
        var stopAfter = Chance(0.1) ? _random.Next(1, 400) : int.MaxValue;
        using var stop = new CancellationTokenSource(Chance(0.05) ? TimeSpan.FromMilliseconds(_random.Next(500)) : TimeSpan.FromMinutes(5));
        var found = new List<Call>();
        var isComplete = false;
        try
        {
            await foreach (var page in episode.Client.Calls.ListAsync(query, stop.Token))
            {
                found.AddRange(page.Calls);
                if (found.Count >= stopAfter || found.Count >= query.Limit)
                    break;
            }

            isComplete = found.Count < stopAfter && !(found.Count >= query.Limit);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            episode.Findings.Count("listings canceled");
        }
        finally
        {
            Compare(query, filter, found, before, isComplete ? certain : null);
        }
    }

    /// <param name="query">What was listed.</param>
    /// <param name="filter">The same, as the simulator's calls are compared with it.</param>
    /// <param name="found">The calls of the listing.</param>
    /// <param name="before">The calls that could be listed when it began.</param>
    /// <param name="certain">The local time up to which calls must be listed; null when the listing did not come to its end.</param>
    private void Compare(CallQuery query, CallFilter filter, List<Call> found, SimCall[] before, DateTime? certain)
    {
        var findings = episode.Findings;
        var description = $"{Describe(query)} ({episode.Description}; faults {episode.Server.Faults.Text})";
        var now = episode.Server.Store.Finished;
        var distinct = found.Select(call => call.Sid!).ToHashSet(StringComparer.Ordinal);
        findings.Count("calls listed", found.Count);
        findings.Break("calls repeated", description, found.Count - distinct.Count);
        findings.Break("calls not asked for", description, distinct.Except(now.Where(filter.Matches).Select(call => call.Sid)).Count());
        if (episode.IsInOrder)
        {
            // Calls that came meanwhile can be listed anywhere.
            var known = before.Select(call => call.Sid).ToHashSet(StringComparer.Ordinal);
            var old = found.Where(call => known.Contains(call.Sid!)).ToList();
            findings.Break("calls out of order", description, old.Zip(old.Skip(1)).Count(pair => IsOutOfOrder(pair.First, pair.Second, query.Ascending)));
        }

        if (certain is null)
            return;
        findings.Count("listings complete");
        var expected = before.Where(call => call.Created <= certain && filter.Matches(call)).Select(call => call.Sid).Except(distinct).ToList();
        findings.Break("calls lost", $"{description}: {distinct.Count} found, such as {string.Join(' ', expected.Take(3).Select(Where))}", expected.Count);
    }

    private string Where(string sid) => $"{sid} of {episode.Server.Store.Find(sid)!.Created:s}";

    private static bool IsOutOfOrder(Call first, Call second, bool ascending) =>
        ascending ? first.DateCreated > second.DateCreated : first.DateCreated < second.DateCreated;

    private CallQuery NextQuery(SimCall[] calls, DateTime now)
    {
        var days = episode.Server.Options.Days;
        var since = now.AddDays(-days * _random.NextDouble()).AddHours(-1);
        var until = Chance(0.4) ? now.AddDays(Chance(0.5) ? 0 : 1) : since + ((now - since) * _random.NextDouble());
        return new CallQuery
        {
            Since = since,
            Until = Chance(0.3) ? null : until,
            Ascending = Chance(0.4),
            PageSize = Chance(0.7) ? CallQuery.MaxPageSize : _random.Next(20, 100),
            ThrottleLimit = Chance(0.3) ? 1 : _random.Next(2, 12),
            Limit = Chance(0.1) ? _random.Next(1, 500) : null,
            Status = Some(0.2, ["completed", "failed", "busy", "no-answer", "canceled"], 3),
            Direction = Some(0.15, ["inbound", "outbound-api", "outbound-dial"], 2),
            From = Some(0.15, [.. calls.Take(200).Select(call => call.From).Where(IsNumber).Distinct()], 12),
            PhoneNumber = Some(0.1, [.. calls.Take(200).Select(call => call.ExoPhone).Distinct()], 3),
            MinDuration = Chance(0.1) ? _random.Next(60) : null,
            Details = Chance(0.5) ? CallDetailOptions.None : new CallDetailOptions { Detailed = true, RecordingUrlValidity = Chance(0.5) ? 5 : null },
        };
    }

    private static bool IsNumber(string text) => text.All(character => char.IsAsciiDigit(character) || character == '+');

    private string[] Some(double probability, string[] words, int most) =>
        Chance(probability) ? [.. words.OrderBy(_ => _random.Next()).Take(_random.Next(1, most + 1))] : [];

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private static string Describe(CallQuery query) => string.Create(
        CultureInfo.InvariantCulture,
        $"{query.Since:s} to {query.Until:s}, ascending {query.Ascending}, page {query.PageSize}, throttle {query.ThrottleLimit}, limit {query.Limit}, status {string.Join(' ', query.Status)}, direction {string.Join(' ', query.Direction)}, from {query.From.Count}, exophones {query.PhoneNumber.Count}, duration {query.MinDuration}");
}
