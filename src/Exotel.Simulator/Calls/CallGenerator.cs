using System;
using System.Collections.Generic;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Calls;

/// <summary>Generates calls up to the current time: the same calls for the same seed and time.</summary>
internal sealed class CallGenerator(SimulatorOptions options)
{
    private const int Ongoing = 5;

    /// <summary>The ExoPhones of the calls.</summary>
    public static readonly string[] ExoPhones = ["+918045678900", "+918045678901", "+912261234567", "+914439876543"];
    private static readonly string[] Names = ["", "", "N/A", "Asha", "Ravi Kumar", "Zoë Müller", "सुनीता", "O'Brien, \"Pat\""];
    private static readonly string[] Notes = ["", "", "", "ticket 4711", "lead,\"hot\"", "line one\nline two", "₹ 500 off"];
    private static readonly string[] Alphabet = ["0123456789abcdef", "0123456789abcdefghijklmnopqrstuvwxyz"];

    private readonly Random _random = new(options.Seed);
    private readonly ListOrder _order = new(options);
    private readonly CallHistory _history = new(options);

    public IEnumerable<SimCall> Generate()
    {
        var now = options.LocalNowToSecond;
        var time = now;
        for (var i = 0; i < options.Calls; i++)
        {
            // Some calls share the second of the call before.
            if (i % 7 != 3)
                time = NextTime(now);
            yield return _history.Decide(_order.Place(CreateFinished(time, i)));
        }

        for (var i = 0; i < Ongoing; i++)
            yield return CreateBase(now.AddSeconds(-10 * i - 1), i) with { Direction = "outbound-api", Status = i % 2 == 0 ? "in-progress" : "ringing" };
    }

    public string NewSid()
    {
        var alphabet = Alphabet[_random.Next(Alphabet.Length)];
        return string.Create(32, alphabet, (text, letters) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = letters[_random.Next(letters.Length)];
        });
    }

    /// <summary>A random time, mostly in business hours and rarely on weekends.</summary>
    private DateTime NextTime(DateTime now)
    {
        var earliest = now.AddDays(-options.Days).AddMinutes(5);
        while (true)
        {
            var time = earliest.AddSeconds(_random.NextInt64((long)(now - earliest).TotalSeconds - 600));
            var weight = (time.Hour is >= 9 and < 19 ? 1.0 : 0.08) * (time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.15 : 1.0);
            if (_random.NextDouble() < weight)
                return time;
        }
    }

    private SimCall CreateBase(DateTime time, int number) => new()
    {
        Sid = NewSid(),
        Created = time,
        Direction = "inbound",
        From = CreateNumber(number),
        To = CreateNumber(_random.Next(500)),
        ExoPhone = ExoPhones[_random.Next(ExoPhones.Length)],
        Status = "completed",
        CallerName = Names[_random.Next(Names.Length)],
        CustomField = Notes[_random.Next(Notes.Length)],
        AnsweredBy = (number % 5) switch { 0 => "human", 1 => "Machine", 2 => "notsure", 3 => "NA", _ => null },
        Variant = _random.Next(1000),
    };

    private static string CreateNumber(int number) => (number % 4) switch
    {
        0 => $"0{9800000000 + number % 5000}",
        1 => $"+91{9800000000 + number % 5000}",
        2 => $"91{9800000000 + number % 5000}",
        _ => number % 100 == 3 ? "sip:agent" + number % 50 + "@exotel.in" : $"0{8041000000 + number % 900}",
    };

    private SimCall CreateFinished(DateTime time, int number)
    {
        var call = CreateBase(time, number) with
        {
            Direction = _random.Next(10) switch { < 4 => "inbound", < 6 => "outbound-dial", _ => "outbound-api" },
        };
        if (options.Agents > 0)
            call = WithAgent(call);
        var talk = 1 + (int)(-Math.Log(1 - _random.NextDouble()) * 90);
        return _random.Next(100) switch
        {
            < 62 => Answered(call, talk),
            < 76 when call.Direction == "inbound" => Unanswered(call, "completed", "no-answer"),
            < 82 => Unanswered(call, "no-answer", "no-answer"),
            < 88 => Unanswered(call, "busy", "busy"),
            < 92 => Unanswered(call, "canceled", "canceled"),
            _ => Unanswered(call, "failed", null),
        };
    }

    /// <summary>A call between a customer, who has one name, and an agent; some agents have more calls than others.</summary>
    private SimCall WithAgent(SimCall call)
    {
        var customer = _random.Next(Math.Max(1, options.Calls / 8));
        var number = $"0{9811000000 + customer}";
        var agent = $"0{9800000000 + (int)(options.Agents * Math.Pow(_random.NextDouble(), 1.6))}";
        var isInbound = call.Direction == "inbound";
        return call with { From = isInbound ? number : agent, To = isInbound ? agent : number, CallerName = Names[customer % Names.Length] };
    }

    private static SimCall Answered(SimCall call, int talk) => call with
    {
        Conversation = talk,
        Leg1 = "completed",
        Leg2 = "completed",
        Leg1Duration = talk + 9,
        Leg2Duration = talk,
        Duration = talk + 12,
        Price = Math.Ceiling((talk + 12) / 60m) * 0.75m,
        IsRecorded = call.Variant % 3 != 0,
    };

    private static SimCall Unanswered(SimCall call, string status, string? leg2) => call with
    {
        Status = status,
        Conversation = 0,
        Leg1 = call.Direction == "inbound" ? "completed" : status == "completed" ? "completed" : status,
        Leg2 = call.Direction == "inbound" ? leg2 : null,
        Leg1Duration = call.Direction == "inbound" ? 25 : 0,
        Duration = status == "failed" ? 0 : 25,
        Price = 0,
    };
}
