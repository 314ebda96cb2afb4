using System;
using Exotel.Calls;

namespace Exotel;

/// <summary>
/// One call, in the same flat shape for every API version. Null means that Exotel returned no value, or one of its
/// spellings of null (<c>""</c>, <c>"null"</c>, <c>"N/A"</c>, the epoch). Source: docs/api.md#one-call and docs/api.md#call-details-v2-v3.
/// </summary>
public sealed class Call
{
    private readonly string? _customerNumber;
    private readonly string? _agentNumber;

    internal Call()
    {
    }

    /// <summary>The call's id: 32 alphanumeric characters.</summary>
    public string? Sid { get; internal init; }

    /// <summary>The id of the parent call; null for most calls.</summary>
    public string? ParentCallSid { get; internal init; }

    /// <summary>The account the call belongs to.</summary>
    public string? AccountSid { get; internal init; }

    /// <summary><c>inbound</c>, <c>outbound-dial</c> (from the dashboard), <c>outbound-api</c>, or a newer value.</summary>
    public string? Direction { get; internal init; }

    /// <summary>The number that called, or was dialed first. As sent: <c>0XXXXXXXXXX</c>, <c>+91...</c>, <c>91...</c> or <c>sip:...</c>.</summary>
    public string? From { get; internal init; }

    /// <summary>The number that was called, or dialed second. In the same format as <see cref="From"/>.</summary>
    public string? To { get; internal init; }

    /// <summary>The ExoPhone in E.164.</summary>
    public string? PhoneNumber { get; internal init; }

    /// <summary>The id of the ExoPhone; often the number itself.</summary>
    public string? PhoneNumberSid { get; internal init; }

    /// <summary>The customer's number in normal form (<c>+91...</c>), from the direction and the numbers in v1, as told in v2 and v3.</summary>
    public string? CustomerNumber
    {
        get => GetCustomerNumber(CallParties.ExoPhone(PhoneNumber, PhoneNumberSid));
        internal init => _customerNumber = value;
    }

    /// <summary>The agent's number or SIP address in normal form; null when no agent took part.</summary>
    public string? AgentNumber
    {
        get => GetAgentNumber(CallParties.ExoPhone(PhoneNumber, PhoneNumberSid));
        internal init => _agentNumber = value;
    }

    /// <summary><c>queued</c>, <c>ringing</c>, <c>in-progress</c>, <c>completed</c>, <c>failed</c>, <c>busy</c>, <c>no-answer</c>, <c>canceled</c>, or a newer value.</summary>
    public string? Status { get; internal init; }

    /// <summary>v2 and v3: <c>active</c> (ongoing or being processed) or <c>terminal</c>; null in v1.</summary>
    public string? State { get; internal init; }

    /// <summary>The outcome of the call: Answered, Missed, Busy, Failed, Canceled, NotDialed, InProgress or Unknown. See about_Exotel_Outcome.</summary>
    public string Outcome { get; internal init; } = CallOutcome.Unknown;

    /// <summary>When the record was created, with the account's offset.</summary>
    public DateTimeOffset? DateCreated { get; internal init; }

    /// <summary>When the record last changed, with the account's offset.</summary>
    public DateTimeOffset? DateUpdated { get; internal init; }

    /// <summary>When the call began, with the account's offset.</summary>
    public DateTimeOffset? StartTime { get; internal init; }

    /// <summary>When the call ended, with the account's offset; settles up to five minutes after the end.</summary>
    public DateTimeOffset? EndTime { get; internal init; }

    /// <summary>The duration from start to end, in seconds; settles up to five minutes after the end.</summary>
    public int? Duration { get; internal init; }

    /// <summary>The duration of the conversation, in seconds; null when details were not requested.</summary>
    public int? ConversationDuration { get; internal init; }

    /// <summary>Status of the first leg; null when the leg was never dialed, or when details were not requested.</summary>
    public string? Leg1Status { get; internal init; }

    /// <summary>Status of the second leg; null when the leg was never dialed, or when details were not requested.</summary>
    public string? Leg2Status { get; internal init; }

    /// <summary>The duration of the first leg, in seconds; null when details were not requested.</summary>
    public int? Leg1Duration { get; internal init; }

    /// <summary>The duration of the second leg, in seconds; null when details were not requested.</summary>
    public int? Leg2Duration { get; internal init; }

    /// <summary>What the call cost, in the currency the account is billed in; settles up to five minutes after the end.</summary>
    public decimal? Price { get; internal init; }

    /// <summary><c>human</c>, <c>machine</c>, <c>notsure</c> or <c>NA</c>, in any case.</summary>
    public string? AnsweredBy { get; internal init; }

    /// <summary>The number the call was forwarded from.</summary>
    public string? ForwardedFrom { get; internal init; }

    /// <summary>The caller's name.</summary>
    public string? CallerName { get; internal init; }

    /// <summary>v2: the id of the agent; null in v1.</summary>
    public string? AgentId { get; internal init; }

    /// <summary>v2: the name of the agent; null in v1.</summary>
    public string? AgentName { get; internal init; }

    /// <summary>v2: the number or SIP address of the agent; null in v1.</summary>
    public string? AgentUri { get; internal init; }

    /// <summary>The custom text given when the call was placed.</summary>
    public string? CustomField { get; internal init; }

    /// <summary>The URL of the recording, which needs the account's credential. Can be set although nothing was recorded.</summary>
    public string? RecordingUrl { get; internal init; }

    /// <summary>The URL of the recording that needs no credential, valid for the minutes requested with <c>-RecordingUrlValidity</c>.</summary>
    public string? PreSignedRecordingUrl { get; internal init; }

    /// <summary>The API version that returned the call: <c>V1</c>, <c>V2</c> or <c>V3</c>.</summary>
    public string ApiVersion { get; internal init; } = "V1";

    /// <summary>v2 and v3: Exotel's id of the request, which its support asks for; null in v1.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>The path of the record, as sent; its format varies.</summary>
    public string? Uri { get; internal init; }

    private bool IsV1 => ApiVersion == "V1";

    /// <summary>The call's id.</summary>
    /// <returns>The call's id, or an empty string.</returns>
    public override string ToString() => Sid ?? string.Empty;

    /// <summary>The customer's number, for callers that know the ExoPhone in normal form.</summary>
    internal string? GetCustomerNumber(string? exoPhone) => _customerNumber ?? (IsV1 ? CallParties.Customer(Direction, From, To, exoPhone) : null);

    /// <summary>The agent's number, for callers that know the ExoPhone in normal form.</summary>
    internal string? GetAgentNumber(string? exoPhone) => _agentNumber ?? (IsV1 ? CallParties.Agent(Direction, From, To, exoPhone) : null);
}
