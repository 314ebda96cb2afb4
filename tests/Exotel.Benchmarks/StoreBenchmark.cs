using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Analytics.Store;

namespace Exotel.Benchmarks;

/// <summary>A store of a million calls in SQLite: writing it, its size, and reading it back in pwsh.</summary>
internal static class StoreBenchmark
{
    private const int Calls = 1_000_000;
    private const int ChunkSize = 10_000;
    private const int Few = 10_000;
    private const string Account = "mycompany1";
    private const string ReadTitle = "1,000,000 calls out of a store, compared with `Import-Csv` of the same";
    private const string MemoryTitle = "Peak memory of counting them, compared with 10,000";

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, new TimeSpan(5, 30, 0));

    public static async Task<IEnumerable<Row>> RunAsync(PowerShellProcess? shell)
    {
        var folder = Directory.CreateTempSubdirectory("exotel-store");
        try
        {
            SqliteProvider.Folder = Path.Combine(Path.GetDirectoryName(Paths.Manifest)!, "sqlite");
            var path = Path.Combine(folder.FullName, "calls.db");
            Console.WriteLine("A store of a million calls:");
            List<Row> rows = [.. Write(path), Question(path)];
            rows.AddRange(shell is null ? [Row.NotMeasured(ReadTitle, "at least 5x"), Row.NotMeasured(MemoryTitle, "under 1.2x")] : await ReadAsync(shell, path));
            return rows;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The processor time counts, since others may work on the machine; the calls are made beforehand.</summary>
    private static IEnumerable<Row> Write(string path)
    {
        var taken = TimeSpan.Zero;
        var watch = new Stopwatch();
        using (var store = CallStore.OpenFile(path, create: true))
        {
            for (var first = 0; first < Calls; first += ChunkSize)
            {
                var chunk = Enumerable.Range(first, ChunkSize).Select(Call).ToList();
                var before = Environment.CpuUsage.TotalTime;
                watch.Start();
                store.Write(Account, chunk, new TimeRange(chunk[0].DateCreated!.Value.ToUniversalTime(), chunk[^1].DateCreated!.Value.ToUniversalTime()));
                watch.Stop();
                taken += Environment.CpuUsage.TotalTime - before;
            }
        }

        var rate = Calls / taken.TotalSeconds;
        var bytes = new FileInfo(path).Length / (double)Calls;
        Console.WriteLine(FormattableString.Invariant($"  {rate:0} calls a second of processor time, {Calls / watch.Elapsed.TotalSeconds:0} by the clock, {bytes:0} bytes a call"));
        yield return new Row(
            "Storing calls with details and prices", FormattableString.Invariant($"{taken.TotalSeconds:0.0} s"), "", FormattableString.Invariant($"{rate:0} calls/s"), "at least 20,000", rate >= 20_000);
        yield return new Row("Size of the file", FormattableString.Invariant($"{bytes * Calls / 1024 / 1024:0} MB"), "", FormattableString.Invariant($"{bytes:0} bytes a call"), "at most 450", bytes <= 450);
    }

    private static Row Question(string path)
    {
        var customer = Call(Calls / 2).CustomerNumber!;
        var day = Call(Calls / 2).DateCreated!.Value;
        var times = new List<double>();
        for (var round = 0; round < 9; round++)
        {
            var watch = Stopwatch.StartNew();
            using var store = CallStore.OpenFile(path, create: false);
            var count = store.Read(new StoredCallQuery { CustomerNumber = [customer], Since = day.AddHours(-12), Until = day.AddHours(12) }).Count();
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (count == 0)
                throw new InvalidOperationException("The question found nothing.");
        }

        var median = times.Order().ElementAt(times.Count / 2);
        Console.WriteLine(FormattableString.Invariant($"  one customer, one day: {median:0.0} ms, opening included"));
        return new Row("One customer on one day of 1,000,000 calls, opening included", Figures.Milliseconds(median), "", Figures.Milliseconds(median), "at most 50 ms", median <= 50);
    }

    private static async Task<IEnumerable<Row>> ReadAsync(PowerShellProcess shell, string path)
    {
        var environment = new Dictionary<string, string>
        {
            ["BENCHMARK_MODULE"] = Paths.Manifest,
            ["BENCHMARK_STORE"] = path,
            ["BENCHMARK_CSV"] = path + ".csv",
            ["BENCHMARK_FIRST"] = Calls.ToString(CultureInfo.InvariantCulture),
        };
        await shell.RunAsync(Scripts.StoreToCsv, environment);
        var times = (await shell.RunAsync(Scripts.StoreAgainstCsv, environment)).Trim().Split('\n')[^1].Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        var many = await shell.MeasurePeakAsync(Scripts.StoreMemory, environment);
        environment["BENCHMARK_FIRST"] = Few.ToString(CultureInfo.InvariantCulture);
        var few = await shell.MeasurePeakAsync(Scripts.StoreMemory, environment);
        var (ratio, memory) = (times[1] / times[0], many / few);
        Console.WriteLine(FormattableString.Invariant($"  read {times[0]:0} ms, Import-Csv {times[1]:0} ms; peak memory {many:0} and {few:0} KiB"));
        return
        [
            new Row(ReadTitle, Figures.Seconds(times[0]), Figures.Seconds(times[1]), Figures.Times(ratio), "at least 5x", ratio >= 5),
            new Row(MemoryTitle, Figures.Megabytes(many), Figures.Megabytes(few), Figures.Times(memory), "under 1.2x", memory < 1.2),
        ];
    }

    /// <summary>Half a year of calls, oldest first, with SIDs in no order and 100,000 customers.</summary>
    private static Call Call(int i)
    {
        var scattered = unchecked((uint)i * 2654435761u);
        var created = Start.AddSeconds(i * 15L);
        var answered = (scattered >> 8) % 3 != 0;
        var inbound = (scattered >> 16) % 2 == 0;
        var duration = answered ? (int)(scattered % 600) : 25;
        var sid = FormattableString.Invariant($"{scattered:x8}{scattered * 31:x8}{i:x16}");
        var (customer, agent) = (FormattableString.Invariant($"098{scattered % 100_000:00000000}"), FormattableString.Invariant($"080410{scattered % 50:00000}"));
        return new Call
        {
            AccountSid = Account,
            Sid = sid,
            Direction = inbound ? "inbound" : "outbound-api",
            From = inbound ? customer : agent,
            To = inbound ? agent : customer,
            PhoneNumber = "+91804567890" + (i % 10).ToString(CultureInfo.InvariantCulture),
            PhoneNumberSid = "+91804567890" + (i % 10).ToString(CultureInfo.InvariantCulture),
            Status = answered ? "completed" : "no-answer",
            Outcome = answered ? "Answered" : "Missed",
            DateCreated = created,
            DateUpdated = created.AddSeconds(duration + 7),
            StartTime = created.AddSeconds(5),
            EndTime = created.AddSeconds(duration + 5),
            Duration = duration,
            ConversationDuration = answered ? duration - 12 : 0,
            Leg1Status = "completed",
            Leg2Status = answered ? "completed" : "no-answer",
            Leg1Duration = duration,
            Leg2Duration = answered ? duration - 9 : 0,
            Price = 0.75m * (duration / 60 + 1),
            AnsweredBy = "human",
            RecordingUrl = answered ? $"https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/{Account}/{sid}.mp3" : null,
            Uri = $"/v1/Accounts/{Account}/Calls/{sid}",
        };
    }
}
