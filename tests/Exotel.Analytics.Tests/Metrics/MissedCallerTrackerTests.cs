using System;
using System.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Tests.Support;
using Xunit;

namespace Exotel.Analytics.Tests.Metrics;

public sealed class MissedCallerTrackerTests
{
    private const string Customer = "+919812345678";

    private static readonly DateTimeOffset Until = Times.At(18);

    [Fact]
    public void A_missed_call_is_waiting_until_now()
    {
        var caller = Rows.MissedCallers([Call("in", OutcomeKind.Missed, 10) with { CallerName = "Asha", ExoPhone = "+9180", Sid = "s" }], Until).Single();

        Assert.Equal((Customer, "Asha", "+9180"), (caller.CustomerNumber, caller.CallerName, caller.ExoPhone));
        Assert.Equal(("Waiting", "s"), (caller.State, caller.LastCallSid));
        Assert.Equal((1, 0, 8 * 3600), (caller.Attempts, caller.CallBackAttempts, caller.WaitingTime));
        Assert.Equal((Times.At(10), Times.At(10)), (caller.FirstMissed, caller.LastMissed));
        Assert.Null(caller.ContactedAt);
        Assert.Equal((Customer, "+9180"), (caller.To, caller.CallerId));
    }

    [Theory]
    [InlineData(OutcomeKind.Missed, true)]
    [InlineData(OutcomeKind.Busy, true)]
    [InlineData(OutcomeKind.Canceled, true)]
    [InlineData(OutcomeKind.Failed, true)]
    [InlineData(OutcomeKind.NotDialed, false)]
    [InlineData(OutcomeKind.Unknown, false)]
    [InlineData(OutcomeKind.InProgress, false)]
    [InlineData(OutcomeKind.Answered, false)]
    internal void Outcomes_that_open_an_episode(OutcomeKind outcome, bool opens) =>
        Assert.Equal(opens ? 1 : 0, Rows.MissedCallers([Call("in", outcome, 10)], Until).Count);

    /// <summary>Missed at 10 and 11, tried at 12, reached at 13: three hours of waiting. Then a new episode.</summary>
    [Fact]
    public void An_answered_call_back_ends_an_episode()
    {
        CallRow[] calls =
        [
            Call("in", OutcomeKind.Missed, 10) with { CallerName = "old", Sid = "1" },
            Call("in", OutcomeKind.Busy, 11) with { CallerName = "new", Sid = "2" },
            Call("out", OutcomeKind.Missed, 12),
            Call("out", OutcomeKind.Answered, 13),
            Call("out", OutcomeKind.Missed, 14),
            Call("in", OutcomeKind.Missed, 15),
            Call("in", OutcomeKind.Unknown, 16),
            Call("out", OutcomeKind.InProgress, 17),
        ];

        var callers = Rows.MissedCallers(calls.Reverse(), Until);

        Assert.Equal(["Reached", "Waiting"], callers.Select(caller => caller.State));
        Assert.Equal((2, 1, 3 * 3600), (callers[0].Attempts, callers[0].CallBackAttempts, callers[0].WaitingTime));
        Assert.Equal(("new", "2"), (callers[0].CallerName, callers[0].LastCallSid));
        Assert.Equal(Times.At(13), callers[0].ContactedAt);
        Assert.Equal((1, 0), (callers[1].Attempts, callers[1].CallBackAttempts));
    }

    [Fact]
    public void An_answered_call_of_the_customer_ends_an_episode() =>
        Assert.Equal("CameThrough", Rows.MissedCallers([Call("in", OutcomeKind.Missed, 10), Call("in", OutcomeKind.Answered, 11)], Until).Single().State);

    [Fact]
    public void Open_is_attempted_where_the_last_attempt_was_ours()
    {
        CallRow[] attempted = [Call("in", OutcomeKind.Missed, 10), Call("out", OutcomeKind.NotDialed, 11)];

        Assert.Equal("Attempted", Rows.MissedCallers(attempted, Until).Single().State);
        Assert.Equal("Waiting", Rows.MissedCallers([.. attempted, Call("in", OutcomeKind.Canceled, 12)], Until).Single().State);
    }

    [Fact]
    public void At_one_time_the_id_decides_the_order()
    {
        CallRow[] calls = [Call("in", OutcomeKind.Answered, 10) with { Sid = "b" }, Call("in", OutcomeKind.Missed, 10) with { Sid = "a" }];

        Assert.Equal("CameThrough", Rows.MissedCallers(calls, Until).Single().State);
        Assert.Equal("Waiting", Rows.MissedCallers([calls[0], calls[1] with { Sid = new string('c', 32) }], Until).Single().State);
    }

    [Fact]
    public void Accounts_are_kept_apart() =>
        Assert.Equal(
            ["Waiting", "Waiting"],
            Rows.MissedCallers(
                [
                    Call("in", OutcomeKind.Missed, 10) with { AccountSid = "a" },
                    Call("in", OutcomeKind.Missed, 11) with { AccountSid = "b" },
                ],
                Until).Select(caller => caller.State));

    [Fact]
    public void Only_the_states_asked_for_sorted_by_the_first_missed_call()
    {
        CallRow[] calls =
        [
            Call("in", OutcomeKind.Missed, 12) with { CustomerNumber = "1" },
            Call("in", OutcomeKind.Missed, 11) with { CustomerNumber = "2" },
            Call("in", OutcomeKind.Missed, 10) with { CustomerNumber = "3" },
            Call("out", OutcomeKind.Answered, 13) with { CustomerNumber = "3" },
        ];

        Assert.Equal(["2", "1"], Rows.MissedCallers(calls, Until, [.. MissedCallerState.Open]).Select(caller => caller.CustomerNumber));
        Assert.Equal(["3"], Rows.MissedCallers(calls, Until, "Reached").Select(caller => caller.CustomerNumber));
    }

    [Fact]
    public void Calls_without_a_customer_or_a_date_are_passed_over() =>
        Assert.Empty(Rows.MissedCallers(
            [Call("in", OutcomeKind.Missed, 10) with { CustomerNumber = null }, Call("in", OutcomeKind.Missed, 10) with { DateCreated = null }],
            Until));

    [Fact]
    public void Nobody_waits_less_than_no_time() =>
        Assert.Equal(0, Rows.MissedCallers([Call("in", OutcomeKind.Missed, 10)], Times.At(9)).Single().WaitingTime);

    private static CallRow Call(string direction, OutcomeKind outcome, int hour) => new()
    {
        Sid = $"sid{hour}",
        AccountSid = "a",
        CustomerNumber = Customer,
        Direction = direction + "bound",
        Outcome = outcome,
        DateCreated = Times.At(hour),
    };
}
