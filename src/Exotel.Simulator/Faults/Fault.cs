using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Faults;

/// <summary>The names of all faults, and the fault of the current request.</summary>
internal static class Fault
{
    public const string None = "ok";

    public static IReadOnlyDictionary<string, string> Kinds { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["408"] = "status 408",
        ["429"] = "status 429 without Retry-After",
        ["429-retry-after"] = "status 429 with Retry-After in seconds: 429-retry-after=2",
        ["429-date"] = "status 429 with Retry-After as a date this many seconds ahead: 429-date=2",
        ["500"] = "status 500 with an HTML page",
        ["500-after"] = "status 500 with an HTML page after the request is handled",
        ["502"] = "status 502 with an HTML page",
        ["503"] = "status 503 with an HTML page",
        ["504"] = "status 504 with an HTML page",
        ["504-after"] = "status 504 with an HTML page after the request is handled",
        ["absolute-links"] = "page links with scheme and host",
        ["charset-unknown"] = "a Content-Type with an unknown character set",
        ["charset-utf8"] = "a Content-Type with charset=utf8, which is not a registered name",
        ["cut"] = "a body that is shorter than its Content-Length",
        ["cut-chunked"] = "a chunked body without its last chunk",
        ["drip"] = "a body that is sent in small pieces",
        ["empty"] = "status 200 without a body",
        ["empty-after"] = "status 200 without a body after the request is handled",
        ["escapes"] = "strings with escaped plus signs, colons and digits",
        ["foreign-links"] = "page links to another host",
        ["html"] = "status 200 with an HTML page",
        ["html-after"] = "status 200 with an HTML page after the request is handled",
        ["inner-code-200"] = "v2 and v3: status 200 with an error code in the envelope",
        ["insert-while-paging"] = "new calls appear between two pages",
        ["loop-cursor"] = "a next-page cursor that returns the same page",
        ["null-records"] = "a page whose list contains null",
        ["null-text-next"] = "the text null instead of the last next-page link",
        ["plain-text"] = "status 400 with a plain text",
        ["repeat-record"] = "a page that repeats the last record of the previous page",
        ["reset-after"] = "a connection reset after the request is handled",
        ["reset-before"] = "a connection reset before the request is read",
        ["rest-exception-200"] = "status 200 with a RestException",
        ["stall"] = "no response until the client disconnects",
        ["stall-after"] = "no response after the request is handled, until the client disconnects",
        ["trailing-empty-page"] = "an empty page after the last one",
        ["xml"] = "XML although JSON was requested",
    };

    private static readonly object Item = new();

    /// <summary>The name of the fault, without its number; null for none.</summary>
    public static string? Get(HttpContext context) => context.Items.TryGetValue(Item, out var fault) ? (string?)fault : null;

    public static void Set(HttpContext context, string fault) => context.Items[Item] = fault;
}
