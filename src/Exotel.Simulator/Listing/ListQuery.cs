using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Listing;

/// <summary>The parameters of a list request, validated against every limit of the API.</summary>
internal sealed class ListQuery
{
    private static readonly HashSet<string> Known =
    [
        "Sid", "DateCreated", "To", "From", "PhoneNumber", "Status", "Direction", "Duration", "Price", "PageSize", "SortBy", "Before", "After",
        "details", "RecordingUrlValidity",
    ];

    private static readonly HashSet<string> Statuses =
        ["queued", "ringing", "in-progress", "completed", "failed", "busy", "no-answer", "canceled", "cancelled"];

    private static readonly HashSet<string> Directions = ["inbound", "outbound-api", "outbound-dial"];

    private readonly List<Func<SimCall, bool>> _filters = [];

    /// <exception cref="SimError">A parameter or value is invalid.</exception>
    public ListQuery(IQueryCollection query, ArrivalTime arrival, bool isOrderedByTime)
    {
        foreach (var name in query.Keys)
            if (!Known.Contains(name))
                throw new SimError(400, $"Invalid parameter: {name}");

        (Since, Until) = DateRange.Read(Single(query, "DateCreated"), arrival.Local, arrival.Latest);
        IsOrderedByTime = isOrderedByTime;
        if (!isOrderedByTime)
            _filters.Add(call => call.Created >= Since && call.Created <= Until);
        Ascending = Single(query, "SortBy") switch
        {
            null or "DateCreated:desc" => false,
            "DateCreated:asc" => true,
            var other => throw new SimError(400, $"Invalid parameter: SortBy={other}"),
        };
        PageSize = FilterSyntax.ParseInteger(Single(query, "PageSize") ?? "50", "PageSize", 1, 100);
        Options = new RecordOptions(query);
        After = Cursor.Read(Single(query, "After"));
        Before = Cursor.Read(Single(query, "Before"));

        AddNumbers("From", Single(query, "From"), call => call.From);
        AddNumbers("To", Single(query, "To"), call => call.To);
        AddNumbers("PhoneNumber", Single(query, "PhoneNumber"), call => call.ExoPhone);
        AddValues("Status", Single(query, "Status"), Statuses, call => call.Status);
        AddValues("Direction", Single(query, "Direction"), Directions, call => call.Direction);
        AddSids(Single(query, "Sid"));
        AddRange("Duration", Single(query, "Duration"), "s", call => call.Duration);
        AddRange("Price", Single(query, "Price"), "", call => call.Price);
    }

    public DateTime Since { get; }

    public DateTime Until { get; }

    /// <summary>Whether the calls of the range are next to each other in the store.</summary>
    public bool IsOrderedByTime { get; }

    public bool Ascending { get; }

    public int PageSize { get; }

    public RecordOptions Options { get; }

    public Cursor? After { get; }

    public Cursor? Before { get; }

    public bool HasFilters => _filters.Count > 0;

    public bool Matches(SimCall call)
    {
        foreach (var filter in _filters)
            if (!filter(call))
                return false;
        return true;
    }

    private static string? Single(IQueryCollection query, string name)
    {
        var values = query[name];
        if (values.Count > 1)
            throw new SimError(400, $"Invalid parameter: {name} is given more than once");
        return values.Count == 0 ? null : values[0];
    }

    private void AddNumbers(string name, string? text, Func<SimCall, string> field)
    {
        if (text is null)
            return;
        var numbers = text.Split(',');
        if (numbers.Length > 5 || numbers.Any(string.IsNullOrWhiteSpace))
            throw new SimError(400, $"Invalid parameter: {name} must be 1 to 5 numbers");
        var digits = numbers.Select(LastTenDigits).ToHashSet(StringComparer.Ordinal);
        _filters.Add(call => digits.Contains(LastTenDigits(field(call))));
    }

    /// <summary>The last ten digits, by which numbers in different notations are compared.</summary>
    private static string LastTenDigits(string number) =>
        number.StartsWith("sip:", StringComparison.Ordinal) || number.Length <= 10 ? number : number[^10..];

    private void AddValues(string name, string? text, HashSet<string> known, Func<SimCall, string> field)
    {
        if (text is null)
            return;
        var values = text.Split(',').ToHashSet(StringComparer.Ordinal);
        if (values.FirstOrDefault(value => !known.Contains(value)) is { } unknown)
            throw new SimError(400, $"Invalid parameter: {name} has an invalid value '{unknown}'");
        _filters.Add(call => values.Contains(field(call)));
    }

    private void AddSids(string? text)
    {
        if (text is null)
            return;
        var sids = text.Split(',').ToHashSet(StringComparer.Ordinal);
        if (sids.Count > 100)
            throw new SimError(400, "Invalid parameter: Sid must be at most 100 values");
        _filters.Add(call => sids.Contains(call.Sid));
    }

    private void AddRange(string name, string? text, string unit, Func<SimCall, decimal?> field)
    {
        if (text is null)
            return;
        foreach (var (operation, value) in FilterSyntax.ParseConditions(text, name))
        {
            var limit = FilterSyntax.ParseAmount(value, name, unit);
            _filters.Add(operation switch
            {
                "gte" => call => field(call) >= limit,
                "lte" => call => field(call) <= limit,
                _ => call => field(call) == limit,
            });
        }
    }
}
