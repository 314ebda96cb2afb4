using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Store.Tests.Support;

/// <summary>Calls as Exotel lists them, from a seed.</summary>
internal static class FakeCalls
{
    public const string Account = "acme1";

    public static readonly DateTimeOffset Now = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan India = new(5, 30, 0);

    private static readonly string[] Statuses = ["completed", "completed", "completed", "busy", "failed", "no-answer"];

    /// <summary>Calls of the last ten days.</summary>
    public static List<Call> Many(int seed, int count)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count)
            .Select(i => One($"{seed:x8}{i:x24}", Now.AddSeconds(-random.Next(0, 10 * 86_400)), random))
            .OrderBy(call => call.DateCreated)
            .ToList();
    }

    /// <summary>A call with one text wherever the API could have any.</summary>
    public static Call Odd(string sid, string text) => new()
    {
        Sid = sid,
        AccountSid = Account,
        Direction = text,
        From = text,
        To = text,
        PhoneNumber = text,
        CallerName = text,
        DateCreated = Now.ToOffset(India),
        Price = 1.50m,
    };

    public static Call One(string sid, DateTimeOffset created, Random? random = null, string? price = "1.500", string account = Account)
    {
        random ??= new Random(1);
        var began = created.ToOffset(India);
        var inbound = random.Next(2) == 0;
        var duration = random.Next(5, 300);
        string status;
        return new Call
        {
            Sid = sid,
            AccountSid = account,
            Direction = inbound ? "inbound" : "outbound-api",
            From = "0" + (9_000_000_000 + random.Next(1_000)),
            To = "0" + (8_000_000_000 + random.Next(50)),
            PhoneNumber = "+918047" + (100_000 + random.Next(4)),
            PhoneNumberSid = "+918047" + (100_000 + random.Next(4)),
            Status = status = Statuses[random.Next(Statuses.Length)],
            Outcome = status switch { "completed" => "Answered", "busy" => "Busy", "failed" => "Failed", _ => "Missed" },
            DateCreated = began,
            DateUpdated = began.AddSeconds(duration + 60),
            StartTime = began,
            EndTime = began.AddSeconds(duration),
            Duration = duration,
            ConversationDuration = duration - 5,
            Leg1Status = "completed",
            Leg2Status = "completed",
            Leg1Duration = duration,
            Leg2Duration = duration - 5,
            Price = price is null ? null : decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture),
            AnsweredBy = "human",
            RecordingUrl = $"https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/{account}/{sid}.mp3",
            Uri = $"/v1/Accounts/{account}/Calls/{sid}.json",
        };
    }

    /// <summary>Every property of a call, with offsets and decimals.</summary>
    public static string Describe(Call call) => string.Join('\n', typeof(Call).GetProperties().Select(property => property.Name + " = " + property.GetValue(call) switch
    {
        DateTimeOffset time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        null => "null",
        var other => "'" + other + "'",
    }));
}
