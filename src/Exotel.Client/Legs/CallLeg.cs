using System;

namespace Exotel;

/// <summary>
/// One leg of a call: one party that was dialed, or called; the same flat shape for v1 and v3. Null means that Exotel
/// returned no value, or one of its spellings of null. Source: docs/api.md#legs.
/// </summary>
public sealed class CallLeg
{
    internal CallLeg()
    {
    }

    /// <summary>The leg's id.</summary>
    public string? Sid { get; internal init; }

    /// <summary>The id of the call the leg belongs to.</summary>
    public string? CallSid { get; internal init; }

    /// <summary>The account the call belongs to.</summary>
    public string? AccountSid { get; internal init; }

    /// <summary><c>From</c> (the party that called, or was dialed first) or <c>To</c> (the party dialed next); null when unknown, as for monitor legs.</summary>
    public string? Side { get; internal init; }

    /// <summary>v1: <c>inbound</c>, <c>outbound</c> (first leg of a connect), <c>outbound-dial</c> (later legs), <c>monitor</c>, or a newer value; null in v3.</summary>
    public string? Origin { get; internal init; }

    /// <summary>The party's number or SIP address, as sent.</summary>
    public string? PhoneNumber { get; internal init; }

    /// <summary>v3: the party's name; null in v1.</summary>
    public string? Name { get; internal init; }

    /// <summary><c>queued</c>, <c>in-progress</c>, <c>completed</c>, <c>failed</c>, <c>busy</c>, <c>no-answer</c>, or a newer value.</summary>
    public string? Status { get; internal init; }

    /// <summary>v1: the last action on the leg; null in v3.</summary>
    public string? LastAction { get; internal init; }

    /// <summary>When the record was created, with the account's offset.</summary>
    public DateTimeOffset? DateCreated { get; internal init; }

    /// <summary>When the record last changed, with the account's offset.</summary>
    public DateTimeOffset? DateUpdated { get; internal init; }

    /// <summary>v1, on some legs: when the leg began, with the account's offset.</summary>
    public DateTimeOffset? StartTime { get; internal init; }

    /// <summary>v1, on some legs: when the leg ended, with the account's offset.</summary>
    public DateTimeOffset? EndTime { get; internal init; }

    /// <summary>v1: whole seconds that the party was on the call; null in v3.</summary>
    public int? OnCallDuration { get; internal init; }

    /// <summary>v1, on some legs: the ExoPhone that dialed.</summary>
    public string? ExoPhone { get; internal init; }

    /// <summary>v1, on some legs: the ExoPhone to use if the first fails.</summary>
    public string? BackupExoPhone { get; internal init; }

    /// <summary>v3: the id of the party's group; null in v1.</summary>
    public string? GroupId { get; internal init; }

    /// <summary>v3: the name of the party's group; null in v1.</summary>
    public string? GroupName { get; internal init; }

    /// <summary>The API version that returned the leg: <c>V1</c> or <c>V3</c>.</summary>
    public string ApiVersion { get; internal init; } = "V1";

    /// <summary>The path of the record, as sent.</summary>
    public string? Uri { get; internal init; }

    /// <summary>The leg's id.</summary>
    /// <returns>The leg's id, or an empty string.</returns>
    public override string ToString() => Sid ?? string.Empty;
}
