using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Exotel.Analytics.Store;
using Exotel.Calls;

namespace Exotel.Benchmarks;

/// <summary>A store of calls in a temporary folder: half a year at ten ExoPhones, with 100,000 customers.</summary>
internal sealed class BenchmarkStore : IDisposable
{
    private const string Account = "exotel";
    private const int Chunk = 20_000;
    private const int Customers = 100_000;
    private const int Seconds = 180 * 86_400;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, new TimeSpan(5, 30, 0));

    private readonly string _folder = Directory.CreateTempSubdirectory("exotel-benchmark").FullName;

    public BenchmarkStore(int calls)
    {
        SqliteProvider.Folder = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Paths.Manifest)!, "sqlite");
        using var store = CallStore.OpenFile(Path, create: true);
        for (var first = 0; first < calls; first += Chunk)
            store.Write(Account, Enumerable.Range(first, Math.Min(Chunk, calls - first)).Select(i => Call(i, calls)));
    }

    public string Path => System.IO.Path.Combine(_folder, "calls.db");

    /// <summary>Where a script may export the calls to.</summary>
    public string Csv => System.IO.Path.Combine(_folder, "calls.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Call Call(int i, int calls)
    {
        var scattered = (int)((uint)i * 2654435761u >> 8);
        var isInbound = (scattered & 3) != 0;
        var isAnswered = (scattered & 7) < 5;
        var began = Start.AddSeconds((long)Seconds * i / calls);
        var customer = string.Create(CultureInfo.InvariantCulture, $"098{scattered % Customers:00000000}");
        var agent = string.Create(CultureInfo.InvariantCulture, $"080471{scattered % 50:00000}");
        var exoPhone = "+91804710000" + (char)('0' + (i % 10));
        var sid = scattered.ToString("x8", CultureInfo.InvariantCulture) + i.ToString("x24", CultureInfo.InvariantCulture);
        var duration = scattered % 600;
        return new Call
        {
            Sid = sid,
            AccountSid = Account,
            Direction = isInbound ? "inbound" : "outbound-api",
            From = isInbound ? customer : agent,
            To = isInbound ? agent : customer,
            PhoneNumber = exoPhone,
            PhoneNumberSid = exoPhone,
            Status = isAnswered ? "completed" : "no-answer",
            Outcome = isAnswered ? CallOutcome.Answered : CallOutcome.Missed,
            DateCreated = began,
            DateUpdated = began.AddSeconds(duration + 60),
            StartTime = began,
            EndTime = began.AddSeconds(duration),
            Duration = duration,
            ConversationDuration = isAnswered ? duration * 4 / 5 : 0,
            Leg1Status = "completed",
            Leg2Status = isAnswered ? "completed" : "no-answer",
            Leg1Duration = duration,
            Leg2Duration = isAnswered ? duration * 4 / 5 : 0,
            Price = (scattered % 1000) / 100m,
            AnsweredBy = "human",
            RecordingUrl = isAnswered ? $"https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/{Account}/{sid}.mp3" : null,
            Uri = $"/v1/Accounts/{Account}/Calls/{sid}.json",
        };
    }
}
