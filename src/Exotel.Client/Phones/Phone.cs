using System;

namespace Exotel;

/// <summary>An ExoPhone of the account. Null means that Exotel returned no value. Source: docs/api.md#exophones-users.</summary>
public sealed class Phone
{
    internal Phone()
    {
    }

    /// <summary>The number, as Exotel spells it.</summary>
    public string? PhoneNumber { get; internal init; }

    /// <summary>The ID of the ExoPhone, which can differ from its number.</summary>
    public string? Sid { get; internal init; }

    /// <summary>The name that the account gave the ExoPhone; Exotel sets it to the number at first.</summary>
    public string? FriendlyName { get; internal init; }

    /// <summary>The ISO code of the country.</summary>
    public string? Country { get; internal init; }

    /// <summary>The code of the region, in India that of the telecom circle.</summary>
    public string? Region { get; internal init; }

    /// <summary>Whether the ExoPhone has calls; null when unknown.</summary>
    public bool? Voice { get; internal init; }

    /// <summary>Whether the ExoPhone has text messages; null when unknown.</summary>
    public bool? Sms { get; internal init; }

    /// <summary>The URL that decides what happens with an incoming call.</summary>
    public string? VoiceUrl { get; internal init; }

    /// <summary>The ID of the flow that answers, where <see cref="VoiceUrl"/> is that of a flow.</summary>
    public string? FlowId { get; internal init; }

    /// <summary>Whether incoming calls arrive: <c>active</c>, <c>major_outage</c>, or a newer value. Only when health was requested.</summary>
    public string? IncomingStatus { get; internal init; }

    /// <summary>Whether outgoing calls leave: <c>active</c>, <c>major_outage</c>, or a newer value. Only when health was requested.</summary>
    public string? OutgoingStatus { get; internal init; }

    /// <summary>When Exotel last checked the ExoPhone, the later of both directions. Only when health was requested.</summary>
    public DateTimeOffset? LastChecked { get; internal init; }

    /// <summary>The ExoPhone that Exotel suggests during an outage; null when there is none. Only when health was requested.</summary>
    public string? AlternatePhoneNumber { get; internal init; }

    /// <summary>The number.</summary>
    /// <returns>The number, or the ID where there is none.</returns>
    public override string ToString() => PhoneNumber ?? Sid ?? string.Empty;
}
