using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Listing;

/// <summary><c>GET /v1/Accounts/{sid}/Calls.json</c>.</summary>
internal sealed class ListEndpoint
{
    private readonly SimulatorOptions _options;
    private readonly CallStore _store;
    private readonly CallJsonWriter _shape;
    private readonly CallInserter _inserter;

    public ListEndpoint(SimulatorOptions options, CallStore store, CallJsonWriter shape)
    {
        _options = options;
        _store = store;
        _shape = shape;
        _inserter = new CallInserter(options, store);
    }

    public Task HandleAsync(HttpContext context)
    {
        var fault = Fault.Get(context);
        var query = new ListQuery(context.Request.Query, _options.WallClock);
        if (fault == "insert-while-paging" && query.After is { } place)
            _inserter.InsertAround(place, query);

        var page = ListPage.Create(_store.Finished, query);
        var calls = fault == "repeat-record" && query.After is not null ? WithRepeated(page.Calls, query) : page.Calls;
        return SimResponse.SendAsync(context, 200, json => Write(json, context.Request, query, page, calls, fault));
    }

    private void Write(Utf8JsonWriter json, HttpRequest request, ListQuery query, ListPage page, List<SimCall> calls, string? fault)
    {
        json.WriteStartObject();
        json.WriteStartObject("Metadata");
        json.WriteNumber("Total", page.Total);
        json.WriteNumber("PageSize", query.PageSize);
        json.WriteString("FirstPageUri", Link(request, null));
        json.WriteString("PrevPageUri", page.HasPrevious && calls.Count > 0 ? Link(request, "Before=" + Cursor.At(calls[0])) : null);
        json.WriteString("NextPageUri", NextLink(request, page, fault));
        json.WriteEndObject();
        json.WriteStartArray("Calls");
        foreach (var call in calls)
            _shape.Write(json, call, query.Options.Details, query.Options.RecordingUrlValidity);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? NextLink(HttpRequest request, ListPage page, string? fault)
    {
        var offersMore = page.HasNext || (fault == "trailing-empty-page" && page.Calls.Count > 0);
        if (!offersMore || page.Calls.Count == 0)
            return fault == "null-text-next" ? "null" : null;

        var cursor = fault == "loop-cursor" && request.Query.ContainsKey("After") ? request.Query["After"].ToString() : Cursor.At(page.Calls[^1]).ToString();
        var link = Link(request, "After=" + cursor);
        return fault switch
        {
            "absolute-links" => $"{request.Scheme}://{request.Host}{link}",
            "foreign-links" => "https://api.elsewhere.invalid" + link,
            _ => link,
        };
    }

    /// <summary>The same list, with blanks as plus signs and the cursor bare, as the real one writes its links.</summary>
    private static string Link(HttpRequest request, string? cursor)
    {
        var parts = request.Query
            .Where(parameter => parameter.Key is not ("After" or "Before"))
            .Select(parameter => parameter.Key + "=" + Uri.EscapeDataString(parameter.Value.ToString()).Replace("%20", "+", StringComparison.Ordinal));
        return request.Path + "?" + string.Join("&", cursor is null ? parts : parts.Append(cursor));
    }

    /// <summary>The page begins with the last records of the one before.</summary>
    private List<SimCall> WithRepeated(List<SimCall> calls, ListQuery query)
    {
        var before = _store.Find(query.After!.Sid);
        return before is null ? calls : [before, .. calls];
    }
}
