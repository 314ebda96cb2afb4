using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Listing;

/// <summary><c>GET /v1/Accounts/{sid}/Calls.json</c>: a page of calls.</summary>
internal sealed class ListEndpoint(SimulatorOptions options, CallStore store, CallJsonWriter writer)
{
    private readonly CallInserter _inserter = new(options, store);
    private int _cursors;

    public Task HandleAsync(HttpContext context)
    {
        var fault = Fault.Get(context);
        var arrival = ArrivalTime.Get(context);
        var query = new ListQuery(context.Request.Query, arrival, ListOrder.IsByTime(options));
        if (fault == "insert-while-paging" && query.After is { } cursor)
            _inserter.InsertAround(cursor, query);

        var page = ListPage.Create(store.FinishedAt(arrival.Local), query);
        var calls = fault == "repeat-record" && query.After is not null ? WithRepeated(page.Calls, query) : page.Calls;
        return SimResponse.SendAsync(context, 200, json => Write(json, context.Request, query, page, calls, fault));
    }

    private void Write(Utf8JsonWriter json, HttpRequest request, ListQuery query, ListPage page, List<SimCall> calls, string? fault)
    {
        json.WriteStartObject();
        json.WriteStartObject("Metadata");
        json.WriteNumber("Total", options.Total ?? page.Total);
        json.WriteNumber("PageSize", query.PageSize);
        json.WriteString("FirstPageUri", Link(request, null));
        json.WriteString("PrevPageUri", page.HasPrevious && calls.Count > 0 ? Link(request, "Before=" + Cursor.From(calls[0])) : null);
        json.WriteString("NextPageUri", NextLink(request, page, fault));
        json.WriteEndObject();
        json.WriteStartArray("Calls");
        foreach (var call in calls)
            writer.Write(json, call, query.Options.Details, query.Options.RecordingUrlValidity);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private string? NextLink(HttpRequest request, ListPage page, string? fault)
    {
        if (options.EndlessCursors && !page.HasNext && page.Calls.Count > 0)
            return Link(request, FormattableString.Invariant($"After={Cursor.Endless(page.Calls[0], Interlocked.Increment(ref _cursors))}"));

        var offersMore = page.HasNext || (fault == "trailing-empty-page" && page.Calls.Count > 0);
        if (!offersMore || page.Calls.Count == 0)
            return fault == "null-text-next" ? "null" : null;

        var cursor = fault == "loop-cursor" && request.Query.ContainsKey("After") ? request.Query["After"].ToString() : Cursor.From(page.Calls[^1]).ToString();
        var link = Link(request, "After=" + cursor);
        return fault switch
        {
            "absolute-links" => $"{request.Scheme}://{request.Host}{link}",
            "foreign-links" => "https://api.elsewhere.invalid" + link,
            _ => link,
        };
    }

    /// <summary>A link to a page of the same list. As in the real API, spaces are plus signs and the cursor is not escaped.</summary>
    private static string Link(HttpRequest request, string? cursor)
    {
        var parts = request.Query
            .Where(parameter => parameter.Key is not ("After" or "Before"))
            .Select(parameter => parameter.Key + "=" + Uri.EscapeDataString(parameter.Value.ToString()).Replace("%20", "+", StringComparison.Ordinal));
        return request.Path + "?" + string.Join("&", cursor is null ? parts : parts.Append(cursor));
    }

    /// <summary>Prepends the last call of the previous page.</summary>
    private List<SimCall> WithRepeated(List<SimCall> calls, ListQuery query)
    {
        var before = store.Find(query.After!.Sid);
        return before is null ? calls : [before, .. calls];
    }
}
