using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Callbacks;
using Exotel.Calls;
using Exotel.Calls.Listing;
using Exotel.Http;
using Exotel.Legs;
using Exotel.Phones;
using Exotel.Raw;
using Exotel.Tests.Support;
using Exotel.Users;
using Xunit;

namespace Exotel.Tests.Wire;

/// <summary>Any payload of any shape gives objects or an <see cref="ExotelException"/>. The name of a failure contains its seed.</summary>
public sealed class AnyPayloadTests
{
    private const int Payloads = 600;

    private static readonly string?[] MediaTypes = [null, null, "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Runs only when asked for, for as many minutes as the variable says.</summary>
    [Fact]
    public async Task Every_reader_gives_objects_or_a_typed_error_for_payloads_of_new_seeds()
    {
        var minutes = Environment.GetEnvironmentVariable("EXOTEL_TEST_PAYLOAD_MINUTES");
        Assert.SkipWhen(string.IsNullOrEmpty(minutes), "EXOTEL_TEST_PAYLOAD_MINUTES is not set.");
        var watch = Stopwatch.StartNew();
        var seeds = 0;
        for (; watch.Elapsed < TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)); seeds++)
        {
            var seed = Random.Shared.Next();
            await Every_reader_gives_objects_or_a_typed_error(seed);
            Every_callback_is_an_object_or_a_typed_error(seed);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{seeds} seeds, {Payloads} payloads each"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20260715)]
    public async Task Every_reader_gives_objects_or_a_typed_error(int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < Payloads; number++)
        {
            var body = new RandomPayload(random).Next();
            using var handler = new BytesHandler(_ => body, status: random.Next(8) == 0 ? random.Next(200, 600) : 200);
            var settings = new ConnectionSettings { Http = new HttpClient(handler, disposeHandler: false), Clock = new FakeClock(), Attempts = 1 };
            var connection = new ApiConnection(TestAccounts.Exotest, observer: null, settings);
            foreach (var (name, read) in Readers)
            {
                var error = await Record.ExceptionAsync(() => read(connection));
                Assert.True(error is null or ExotelException, FormattableString.Invariant($"seed {seed}, payload {number}, {name}: {Encoding.UTF8.GetString(body)}\n{error}"));
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20260716)]
    public void Every_callback_is_an_object_or_a_typed_error(int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < 3 * Payloads; number++)
        {
            var body = Encoding.UTF8.GetString(new RandomPayload(random).Next());
            var error = Record.Exception(() =>
            {
                var callback = CallbackParser.Parse(body, MediaTypes[random.Next(MediaTypes.Length)], AccountTimeZone.India, DateTimeOffset.UnixEpoch);
                return callback.AdditionalFields.ToString() + callback.Legs;
            });
            Assert.True(error is null or ExotelException, FormattableString.Invariant($"seed {seed}, payload {number}: {body}\n{error}"));
        }
    }

    private static IEnumerable<(string Name, Func<ApiConnection, Task> Read)> Readers
    {
        get
        {
            var until = new DateTime(2026, 7, 1);
            yield return ("call", connection => CallLookup.GetAsync(connection, "a", CallDetailOptions.None, Cancellation));
            yield return ("list", connection => new CallPager(connection, new CallQuery(), new CallWindow(until.AddDays(-1), until)).ReadPageAsync(Cancellation));
            yield return ("bulk", connection => BulkCallLookup.GetAsync(connection, ["a", "b"], CallDetailOptions.None, Cancellation));
            yield return ("v2", connection => CcmCallLookup.GetAsync(connection, 2, "a", Cancellation));
            yield return ("legs", connection => LegLookup.GetV1Async(connection, "a", Cancellation));
            yield return ("legs v3", connection => LegLookup.GetV3Async(connection, "a", Cancellation));
            yield return ("number", async connection =>
            {
                var result = await new NumbersClient(connection).GetAsync(["0804"], 1, Cancellation).SingleAsync(Cancellation);
                if (result.Error is { } error)
                    throw error;
            }
            );
            yield return ("ExoPhones", async connection => await new PhonePager(connection).ReadAsync(Cancellation).ToListAsync(Cancellation));
            yield return ("health", async connection => await new PhonesClient(connection).GetHealthAsync([new Phone { Sid = "1" }], Cancellation).ToListAsync(Cancellation));
            yield return ("users", async connection => await new UsersClient(connection).ListAsync(new UserQuery(), Cancellation).ToListAsync(Cancellation));
            yield return ("any", connection => new RawRequest(connection, "GET", List(connection), null).SendAsync(Cancellation));
            yield return ("records", async connection =>
            {
                var pages = 0;
                await foreach (var batch in new RecordPager(connection, List(connection)).ReadAsync(Cancellation))
                    if (++pages == 3)
                        break;
            }
            );
        }
    }

    private static ApiRequest List(ApiConnection connection) => RequestPath.Resolve(connection.Account, "Calls.json", ccm: false);

    /// <summary>Documents of the API's names with values of every kind, some of them damaged.</summary>
    private sealed class RandomPayload(Random random)
    {
        private static readonly string[] Names =
        [
            "Call", "Calls", "Metadata", "MetaData", "Details", "Legs", "legs", "Leg", "Sid", "Status", "DateCreated", "EndTime", "Duration", "Price", "Direction", "Total",
            "NextPageUri", "Id", "OnCallDuration", "ConversationDuration", "RestException", "Message", "Code", "Numbers", "PhoneNumber", "response", "code", "http_code",
            "error_data", "message", "status", "call_details", "data", "leg_details", "from", "to", "sid", "call_sid", "total_duration", "created_time", "recordings", "recording",
            "url", "customer_details", "assigned_agent_details", "contact_uri", "request_id", "CallSid", "EventType", "event_details", "event_type", "CallState", "CallFrom",
            "CallRecordings", "TotalDuration", "incoming_phone_numbers", "next_page_uri", "connectivity", "incoming_call", "alternate_exophone", "last_check_time",
            "metadata", "total", "limit", "devices", "active_call", "available", "id", "voice_url", "capabilities", "voice", "digits", "Created", "password", "x", "", "\\ud83d", "St\\u0061tus", "é",
        ];

        private static readonly string[] Texts =
        [
            "", "null", "N/A", "completed", "in-progress", "inbound", "incoming", "2026-07-01 10:00:00", "1970-01-01 05:30:00", "0000-00-00 00:00:00", "2026-02-30 10:00:00",
            "9999-12-31T23:59:59+14:00", "2026-07-01T10:00:00\\u002B05:30", "17", "\\u0031", "1.5", "-1", "99999999999999999999", "1e400", "NaN", "\\ud83d", "\\udc00x", "\\ud83d\\ude00",
            "https://recordings.exotel.com/a.mp3", "/v1/Accounts/exotest/Calls.json?After=abc", "?After=\\ud83d", "http://[", "//x/y", "a b%zz", "404", "é", "\\u0000", "\\\\ud83d", "{}", "[", "[{}]", "{\\\"a\\\":1}",
        ];

        private static readonly string[] Numbers = ["0", "-0", "7", "200", "404", "429", "1.50", "1e2", "1e400", "-1e-400", "123456789012345678901234567890", "2147483648"];

        public byte[] Next()
        {
            var text = random.Next(12) switch
            {
                0 => Value(0),
                1 => "[" + Value(1) + "]",
                2 => Xml(0, "TwilioResponse"),
                3 => new string(random.Next(2) == 0 ? '[' : '{', random.Next(200)),
                _ => Object(0),
            };
            var bytes = Encoding.UTF8.GetBytes(text);
            if (random.Next(6) == 0)
                bytes = bytes[..random.Next(bytes.Length + 1)];
            for (var damage = random.Next(8) == 0 ? random.Next(1, 4) : 0; damage > 0 && bytes.Length > 0; damage--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            return bytes;
        }

        private string Value(int depth) => random.Next(depth > 6 ? 5 : 9) switch
        {
            0 => "null",
            1 => random.Next(2) == 0 ? "true" : "false",
            2 => Numbers[random.Next(Numbers.Length)],
            3 or 4 => "\"" + Texts[random.Next(Texts.Length)] + "\"",
            5 => "[" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth + 1))) + "]",
            _ => Object(depth + 1),
        };

        private string Object(int depth) =>
            "{" + string.Join(',', Enumerable.Range(0, random.Next(7)).Select(_ => "\"" + Names[random.Next(Names.Length)] + "\":" + Value(depth + 1))) + "}";

        private string Xml(int depth, string name)
        {
            var content = depth > 5 || random.Next(3) == 0
                ? random.Next(4) switch { 0 => "", 1 => "a & b", 2 => "&#x10FFFF;&lt;", _ => "17" }
                : string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => Xml(depth + 1, Names[random.Next(20)])));
            return string.Format(CultureInfo.InvariantCulture, "<{0}{1}>{2}</{0}>", name, random.Next(9) == 0 ? " a='1'" : "", content);
        }
    }
}
