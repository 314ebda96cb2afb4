using Exotel.Calls;
using Xunit;

namespace Exotel.Tests.Calls;

/// <summary>What became of a call, one row a combination. The first column names what a person would say of it.</summary>
public sealed class CallOutcomeTests
{
    [Theory]
    [InlineData("talked with an agent", "completed", "completed", "completed", 8, "Answered")]
    [InlineData("talked, whatever the leg says", "completed", "completed", "no-answer", 33, "Answered")]
    [InlineData("no agent picked up", "completed", "completed", "no-answer", 0, "Missed")]
    [InlineData("agent was busy", "completed", "completed", "busy", 0, "Missed")]
    [InlineData("agent could not be reached", "completed", "completed", "failed", 0, "Missed")]
    [InlineData("caller hung up while it rang", "completed", "completed", "canceled", 0, "Missed")]
    [InlineData("caller hung up in the flow", "completed", "completed", null, 0, "Missed")]
    [InlineData("agent picked up and nobody talked", "completed", "completed", "completed", 0, "Missed")]
    [InlineData("details say nothing of a conversation", "completed", "completed", null, null, "Missed")]
    [InlineData("details say only that the agent's leg completed", "completed", "completed", "completed", null, "Answered")]
    [InlineData("call itself missed", "no-answer", null, null, 0, "Missed")]
    [InlineData("call itself busy", "busy", null, null, 0, "Busy")]
    [InlineData("call itself failed", "failed", null, null, 0, "Failed")]
    [InlineData("call itself canceled", "canceled", null, null, 0, "Canceled")]
    [InlineData("under way", "in-progress", null, null, null, "InProgress")]
    [InlineData("a newer word", "parked", null, null, 0, "Unknown")]
    public void Outcome_of_a_v1_inbound_call_with_details(string what, string status, string? leg1, string? leg2, int? conversation, string expected) =>
        Is(expected, what, new OutcomeInput { Direction = "inbound", Status = status, Leg1 = leg1, Leg2 = leg2, Conversation = conversation, HasDetails = true });

    [Theory]
    [InlineData("completed says nothing of an inbound call", "completed", "Unknown")]
    [InlineData("missed", "no-answer", "Missed")]
    [InlineData("busy", "busy", "Busy")]
    [InlineData("failed", "failed", "Failed")]
    [InlineData("canceled", "canceled", "Canceled")]
    [InlineData("queued", "queued", "InProgress")]
    [InlineData("ringing", "ringing", "InProgress")]
    [InlineData("under way", "in-progress", "InProgress")]
    [InlineData("no status", null, "Unknown")]
    public void Outcome_of_a_v1_inbound_call_without_details(string what, string? status, string expected) =>
        Is(expected, what, new OutcomeInput { Direction = "inbound", Status = status });

    [Theory]
    [InlineData("both picked up and talked", "completed", "completed", "completed", 8, "Answered")]
    [InlineData("both picked up", "completed", "completed", "completed", 0, "Answered")]
    [InlineData("talked, whatever the leg says", "completed", "completed", "no-answer", 33, "Answered")]
    [InlineData("second did not pick up", "completed", "completed", "no-answer", 0, "Missed")]
    [InlineData("second was busy", "completed", "completed", "busy", 0, "Busy")]
    [InlineData("second could not be reached", "completed", "completed", "failed", 0, "Failed")]
    [InlineData("first hung up while the second rang", "completed", "completed", "canceled", 0, "Canceled")]
    [InlineData("first picked up, second never dialled", "completed", "completed", null, 0, "NotDialed")]
    [InlineData("first picked up, second never dialled, conversation not told", "completed", "completed", null, null, "NotDialed")]
    [InlineData("first did not pick up", "completed", "no-answer", null, 0, "Missed")]
    [InlineData("first was busy", "completed", "busy", null, 0, "Busy")]
    [InlineData("first could not be reached", "completed", "failed", null, 0, "Failed")]
    [InlineData("first was canceled", "completed", "canceled", null, 0, "Canceled")]
    [InlineData("nobody was dialled", "completed", null, null, 0, "NotDialed")]
    [InlineData("details say nothing", "completed", null, null, null, "Answered")]
    [InlineData("call itself missed", "no-answer", "no-answer", null, 0, "Missed")]
    [InlineData("call itself missed after the first picked up", "no-answer", "completed", "no-answer", 0, "Missed")]
    [InlineData("call itself busy", "busy", "busy", null, 0, "Busy")]
    [InlineData("call itself failed", "failed", "failed", null, 0, "Failed")]
    [InlineData("call itself canceled", "canceled", "completed", "canceled", 0, "Canceled")]
    [InlineData("a newer word on a leg", "completed", "completed", "parked", 0, "Unknown")]
    public void Outcome_of_a_v1_outbound_call_with_details(string what, string status, string? leg1, string? leg2, int? conversation, string expected)
    {
        foreach (var direction in new[] { "outbound-api", "outbound-dial" })
            Is(expected, what, new OutcomeInput { Direction = direction, Status = status, Leg1 = leg1, Leg2 = leg2, Conversation = conversation, HasDetails = true });
    }

    [Theory]
    [InlineData("completed", "completed", "Answered")]
    [InlineData("missed", "no-answer", "Missed")]
    [InlineData("busy", "busy", "Busy")]
    [InlineData("failed", "failed", "Failed")]
    [InlineData("canceled", "canceled", "Canceled")]
    [InlineData("queued", "queued", "InProgress")]
    [InlineData("ringing", "ringing", "InProgress")]
    [InlineData("under way", "in-progress", "InProgress")]
    [InlineData("a newer word", "parked", "Unknown")]
    [InlineData("no status", null, "Unknown")]
    public void Outcome_of_a_v1_outbound_call_without_details(string what, string? status, string expected) =>
        Is(expected, what, new OutcomeInput { Direction = "outbound-api", Status = status });

    [Theory]
    [InlineData("agent did not pick up", "agent_unanswered", 0, "Missed")]
    [InlineData("customer did not pick up", "customer_unanswered", 0, "Missed")]
    [InlineData("agent was canceled", "agent_canceled", 0, "Canceled")]
    [InlineData("customer was canceled", "customer_canceled", 0, "Canceled")]
    [InlineData("customer never dialled", "customer_no_dial", 0, "NotDialed")]
    [InlineData("agent never dialled", "agent_no_dial", 0, "NotDialed")]
    [InlineData("agent was busy", "agent_busy", 0, "Busy")]
    [InlineData("customer could not be reached", "customer_failed", 0, "Failed")]
    [InlineData("a newer word", "agent_transferred", 0, "Unknown")]
    [InlineData("v3: first did not pick up", "from_leg_unanswered", 0, "Missed")]
    [InlineData("v3: second did not pick up", "to_leg_unanswered", 0, "Missed")]
    [InlineData("v3: first was cancelled", "from_leg_cancelled", 0, "Canceled")]
    [InlineData("v3: second was cancelled", "to_leg_cancelled", 0, "Canceled")]
    [InlineData("v3: second never dialled", "to_leg_no_dial", 0, "NotDialed")]
    [InlineData("v3: first never dialled", "from_leg_no_dial", 0, "NotDialed")]
    [InlineData("talked", "completed", 280, "Answered")]
    [InlineData("completed, talk time not told", "completed", null, "Answered")]
    [InlineData("no status", null, null, "Unknown")]
    public void Outcome_of_a_v2_or_v3_call_in_either_direction(string what, string? status, int? conversation, string expected)
    {
        foreach (var direction in new[] { "inbound", "incoming", "outbound", "outbound-api", null })
            Is(expected, what, new OutcomeInput { Direction = direction, State = "terminal", Status = status, Conversation = conversation, IsPrecise = true });
    }

    [Theory]
    [InlineData("inbound", "Missed")]
    [InlineData("incoming", "Missed")]
    [InlineData("outbound-api", "Answered")]
    public void Outcome_of_a_completed_v2_or_v3_call_without_conversation(string direction, string expected) =>
        Is(expected, direction, new OutcomeInput { Direction = direction, State = "terminal", Status = "completed", Conversation = 0, IsPrecise = true });

    [Theory]
    [InlineData("active", null)]
    [InlineData("ACTIVE", "completed")]
    [InlineData(null, "in_progress")]
    public void Outcome_of_a_v2_or_v3_call_in_progress(string? state, string? status) =>
        Is("InProgress", "under way", new OutcomeInput { Direction = "outbound", State = state, Status = status, IsPrecise = true });

    [Theory]
    [InlineData("COMPLETED", "Answered")]
    [InlineData("No-Answer", "Missed")]
    [InlineData("no_answer", "Missed")]
    [InlineData("Cancelled", "Canceled")]
    public void The_outcome_ignores_case_and_hyphens_of_the_status(string status, string expected) =>
        Is(expected, status, new OutcomeInput { Direction = "outbound-api", Status = status });

    private static void Is(string expected, string what, OutcomeInput facts) =>
        Assert.True(CallOutcome.From(facts) == expected, $"{what}: {facts.Direction} was {CallOutcome.From(facts)}, not {expected}");
}
