using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Faults;

/// <summary>The names of all faults, and the one that befalls a request.</summary>
internal static class Fault
{
    public const string None = "ok";

    public static IReadOnlyDictionary<string, string> Kinds { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["408"] = "a time-out told by the server",
        ["429"] = "too many requests, without Retry-After",
        ["429-retry-after"] = "the same with Retry-After in seconds: 429-retry-after=2",
        ["429-date"] = "the same with Retry-After as a date so many seconds ahead: 429-date=2",
        ["500"] = "a fault of the server, with a web page",
        ["502"] = "a fault of a gateway, with a web page",
        ["503"] = "out of service, with a web page",
        ["504"] = "a gateway that waited too long, with a web page",
        ["absolute-links"] = "links with scheme and host",
        ["cut"] = "a body cut short of its Content-Length",
        ["cut-chunked"] = "a chunked body that ends without its last chunk",
        ["drip"] = "a body that comes a few bytes at a time",
        ["empty"] = "a 200 without a body",
        ["foreign-links"] = "links to another host",
        ["html"] = "a web page with status 200",
        ["inner-code-200"] = "v2 and v3: a failing code inside a 200",
        ["insert-while-paging"] = "calls that appear between two pages",
        ["loop-cursor"] = "a cursor that leads back to its own page",
        ["null-text-next"] = "a last link that is the text null",
        ["repeat-record"] = "a page that begins with the last record of the one before",
        ["reset-after"] = "a connection reset after the request was handled",
        ["reset-before"] = "a connection reset before the request was read",
        ["rest-exception-200"] = "a RestException with status 200",
        ["stall"] = "no answer until the client gives up",
        ["trailing-empty-page"] = "a last page that offers another, which is empty",
        ["xml"] = "XML although JSON was asked",
    };

    private static readonly object Item = new();

    /// <summary>The fault's name, without its number; null for none.</summary>
    public static string? Get(HttpContext context) => context.Items.TryGetValue(Item, out var fault) ? (string?)fault : null;

    public static void Set(HttpContext context, string fault) => context.Items[Item] = fault;
}
