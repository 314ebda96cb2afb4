using System;
using System.Linq;
using System.Text;

namespace Exotel.Soak;

/// <summary>Bodies and requests that are somewhat like those of Exotel.</summary>
internal static class OddText
{
    private const int MaxDepth = 5;

    private static readonly string[] Names =
        ["CallSid", "EventType", "Status", "Legs", "Legs[0][Status]", "Legs[999999999][Status]", "DateCreated", "call_details", "event_details", "ConversationDuration", "CallState", "SmsSid", "call_sid", "RecordingUrl", "", "x"];

    private static readonly string[] Values =
        ["\"\"", "null", "true", "-1", "1e999", "12345678901234567890", "\"\\ud83d\"", "\"N/A\"", "\"0000-00-00 00:00:00\"", "\"9999-12-31 23:59:59\"", "\"0001-01-01 00:00:00+14:00\"", "\"completed\"", "\"\\u0000\"", "[]", "{}"];

    public static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];

    public static string Next(Random random) => random.Next(5) switch
    {
        0 => Json(random, 0),
        1 => string.Join('&', Enumerable.Range(0, random.Next(6)).Select(_ => Pick(random, Names) + "=" + Pick(random, Values))),
        2 => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => $"--x\r\nContent-Disposition: form-data; name=\"{Pick(random, Names)}\"\r\n\r\n{Pick(random, Values)}\r\n")) + "--x--\r\n",
        3 => string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => (char)random.Next(1, 0xD7FF))),
        _ => Cut(random, Json(random, 0)),
    };

    public static string NextRequest(Random random) => random.Next(4) switch
    {
        0 => "GET /soak?CallSid=" + Next(random),
        1 => $"POST /soak HTTP/1.1\r\nHost: x\r\nContent-Length: {random.Next(-5, 3000)}\r\n\r\n{Next(random)}",
        2 => $"POST /soak HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n{random.Next(100):x}\r\n{Next(random)}",
        _ => Next(random),
    };

    private static string Json(Random random, int depth)
    {
        if (depth == MaxDepth || (depth > 0 && random.Next(3) == 0))
            return Pick(random, Values);
        var items = Enumerable.Range(0, random.Next(6)).Select(_ => Json(random, depth + 1));
        return random.Next(3) == 0
            ? $"[{string.Join(',', items)}]"
            : new StringBuilder("{").AppendJoin(',', items.Select(item => $"\"{Pick(random, Names)}\":{item}")).Append('}').ToString();
    }

    private static string Cut(Random random, string text) => text[..random.Next(text.Length + 1)];
}
