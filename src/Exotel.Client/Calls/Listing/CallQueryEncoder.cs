using System;
using System.Collections.Generic;
using System.Globalization;
using Exotel.Http;

namespace Exotel.Calls.Listing;

/// <summary>Encodes a <see cref="CallQuery"/> for one window as the API's query. Source: docs/api.md#many-calls.</summary>
internal static class CallQueryEncoder
{
    public const int MaxNumbersPerFilter = 5;

    public static QueryStringBuilder ToQuery(CallQuery query, CallWindow window)
    {
        var text = new QueryStringBuilder()
            .Add("DateCreated", FormattableString.Invariant($"gte:{window.Since:yyyy-MM-dd HH:mm:ss};lte:{window.Until:yyyy-MM-dd HH:mm:ss}"))
            .AddList("From", query.From)
            .AddList("To", query.To)
            .AddList("PhoneNumber", query.PhoneNumber)
            .AddList("Status", query.Status)
            .AddList("Direction", query.Direction);

        AddRange(text, "Duration", Seconds(query.MinDuration), Seconds(query.MaxDuration));
        AddRange(text, "Price", Amount(query.MinPrice), Amount(query.MaxPrice));
        query.Details.AddTo(text);

        return text
            .Add("PageSize", query.PageSize)
            .Add("SortBy", query.Ascending ? "DateCreated:asc" : "DateCreated:desc");
    }

    private static void AddRange(QueryStringBuilder text, string name, string? least, string? most)
    {
        var parts = new List<string>(2);
        if (least is not null)
            parts.Add("gte:" + least);
        if (most is not null)
            parts.Add("lte:" + most);
        if (parts.Count > 0)
            text.Add(name, string.Join(";", parts));
    }

    private static string? Seconds(int? value) => value is { } seconds ? FormattableString.Invariant($"{seconds}s") : null;

    private static string? Amount(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);
}
