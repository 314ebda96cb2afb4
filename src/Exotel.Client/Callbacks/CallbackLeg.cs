namespace Exotel;

/// <summary>A leg in a callback. Source: docs/api.md#callbacks.</summary>
public sealed class CallbackLeg
{
    internal CallbackLeg()
    {
    }

    /// <summary><c>completed</c>, <c>busy</c>, <c>failed</c>, <c>no-answer</c>, <c>canceled</c>; null when the leg was never dialed.</summary>
    public string? Status { get; internal init; }

    /// <summary>The time that the party was on the call, in seconds.</summary>
    public int? OnCallDuration { get; internal init; }

    /// <summary><c>human</c>, <c>machine</c>, <c>notsure</c>, <c>NA</c>.</summary>
    public string? AnsweredBy { get; internal init; }

    /// <summary>All other fields of the leg, as text under the names sent; never null.</summary>
    public CallbackFields AdditionalFields { get; internal init; } = new();

    /// <summary>The leg as compact JSON, because a leg has no ID.</summary>
    /// <returns>A JSON object.</returns>
    public override string ToString()
    {
        var all = new CallbackFields();
        all.AddNew(nameof(Status), Status);
        all.AddNew(nameof(OnCallDuration), OnCallDuration);
        if (AnsweredBy is not null)
            all.AddNew(nameof(AnsweredBy), AnsweredBy);
        all.AddNew(AdditionalFields);
        return all.ToString();
    }
}
