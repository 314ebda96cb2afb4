using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Tests.Support;

/// <summary>Makes calls of a seed: few customers in many spellings, equal times, several offsets, and everything missing now and then.</summary>
internal sealed class RandomCalls(int seed)
{
    private static readonly DateTime Start = new(2026, 6, 20, 18, 0, 0, DateTimeKind.Unspecified);
    private static readonly string?[] Directions = ["inbound", "inbound", "incoming", "outbound-api", "outbound-dial", "outbound", "Inbound", "internal", null];
    private static readonly string[] Outcomes = ["Answered", "Answered", "Missed", "Busy", "Failed", "Canceled", "NotDialed", "InProgress", "Unknown"];
    private static readonly string?[] ExoPhones = ["+918047100000", "08047100000", "04440200000", "080 4710-0000", null];
    private static readonly string?[] ExoPhoneSids = ["+918047100000", "04440200000", "0d3f6a60-6d4b-4e51-9f2b-2d7cbb1c5a10", null];
    private static readonly string?[] Parties =
    [
        "09812345678", "+919812345678", "919812345678", "9812345678", "098123 45678", "(098123).45-678", "08047100000", "1800123456", "0014155550100",
        "+14155550100", "sip:agent@exotel.com", "SIP:Agent@exotel.com", "100", "", null, "9911111111", "09911111111", "00919911111111",
    ];

    private static readonly TimeSpan[] Offsets = [Times.India, Times.India, TimeSpan.Zero, new(5, 45, 0), new(-3, -30, 0), new(8, 0, 0)];

    private readonly Random _random = new(seed);

    public IReadOnlyList<Call> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> items) => [.. items.OrderBy(_ => _random.Next())];

    private Call Next()
    {
        var local = Start.AddSeconds((300 * _random.Next(40)) + _random.Next(3)).AddDays(_random.Next(3) * _random.Next(8));
        var created = Maybe(20, () => new DateTimeOffset(local, Pick(Offsets)));
        var start = Maybe(4, () => created?.AddSeconds(_random.Next(60)));
        return new Call
        {
            Sid = _random.Next(5) == 0 ? $"call-{_random.Next():x}-{_random.Next()}" : $"{_random.NextInt64():x16}{_random.NextInt64():x16}",
            AccountSid = Pick(["exotel1", "exotel2"]),
            Direction = Pick(Directions),
            From = Pick(Parties),
            To = Pick(Parties),
            PhoneNumber = Pick(ExoPhones),
            PhoneNumberSid = Pick(ExoPhoneSids),
            Outcome = Pick(Outcomes),
            CallerName = Pick(["Asha", "Ravi", null]),
            DateCreated = created,
            StartTime = start,
            EndTime = Maybe(5, () => (start ?? created)?.AddSeconds(_random.Next(-5, 1 << _random.Next(1, 14)))),
            Duration = Maybe(6, () => _random.Next(200)),
            ConversationDuration = Maybe(4, () => _random.Next(60)),
            Leg1Duration = Maybe(4, () => _random.Next(100)),
            Price = Maybe(4, () => _random.Next(1_000_000) / (decimal)Pick([1, 10, 1000, 10_000])),
        };
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private T? Maybe<T>(int oneIn, Func<T> value)
        where T : struct => _random.Next(oneIn) == 0 ? null : value();

    private DateTimeOffset? Maybe(int oneIn, Func<DateTimeOffset?> value) => _random.Next(oneIn) == 0 ? null : value();
}
