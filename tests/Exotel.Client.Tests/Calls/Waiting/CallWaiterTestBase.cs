using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Waiting;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Waiting;

/// <summary>Waits for calls, with canned responses and a clock that does not run by itself.</summary>
public abstract class CallWaiterTestBase
{
    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected FakeClock Clock { get; } = new();
    private protected CannedResponses Answers { get; } = new();

    private protected static async Task<List<CallWaitResult>> RunAsync(CallWaiter waiter)
    {
        var done = new List<CallWaitResult>();
        await foreach (var round in waiter.PollAsync(Cancellation))
            done.AddRange(round);
        return done;
    }

    private protected static async Task<IReadOnlyList<CallWaitResult>> PollAsync(CallWaiter waiter)
    {
        await foreach (var round in waiter.PollAsync(Cancellation))
            return round;
        return [];
    }

    private protected static string Single(string sid, string? status, string? duration = null, string? price = null) => "{\"Call\":" + Record(sid, status, duration, price) + "}";

    private protected static string Listed(params (string Sid, string Status)[] calls) =>
        "{\"Metadata\":{\"NextPageUri\":null},\"Calls\":[" + string.Join(",", calls.Select(call => Record(call.Sid, call.Status, null, null))) + "]}";

    private static string Record(string sid, string? status, string? duration, string? price) =>
        $$"""{"Sid":"{{sid}}","Status":{{Quote(status)}},"Duration":{{Quote(duration)}},"Price":{{Quote(price)}}}""";

    private static string Quote(string? text) => text is null ? "null" : "\"" + text + "\"";

    private protected CallWaiter Watch(params string[] sids) => Watch(new CallWaitOptions(), sids);

    private protected CallWaiter Watch(CallWaitOptions options, params string[] sids) => new(Answers.Connect(clock: Clock), sids, options);
}
