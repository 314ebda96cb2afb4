using System;
using System.Text.RegularExpressions;
using Exotel.Http;
using Exotel.Wire;

namespace Exotel.Phones;

/// <summary>Converts a record to a <see cref="Phone"/>. Source: docs/api.md#exophones-users.</summary>
internal static class PhoneMapper
{
    private static readonly Regex Flow = new("/start_voice/([^/?#]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2));

    public static Phone ToPhone(PhoneWire wire, SecretRedactor redactor)
    {
        var url = redactor.Redact(wire.VoiceUrl ?? wire.IncomingCallUrl);
        return new Phone
        {
            PhoneNumber = wire.PhoneNumber,
            Sid = wire.Sid,
            FriendlyName = wire.FriendlyName,
            Country = wire.Country,
            Region = wire.Region,
            Voice = LenientBoolean.Parse(wire.Capabilities?.Voice),
            Sms = LenientBoolean.Parse(wire.Capabilities?.Sms),
            VoiceUrl = url,
            FlowId = url is not null && Flow.Match(url) is { Success: true } flow ? flow.Groups[1].Value : null,
        };
    }

    /// <summary>The ExoPhone with its health.</summary>
    public static Phone WithHealth(Phone phone, ConnectivityWire health, Account account)
    {
        var incoming = health.Incoming?.LastCheckTime?.In(account.Zone);
        var outgoing = health.Outgoing?.LastCheckTime?.In(account.Zone);
        return new Phone
        {
            PhoneNumber = phone.PhoneNumber,
            Sid = phone.Sid,
            FriendlyName = phone.FriendlyName,
            Country = phone.Country,
            Region = phone.Region,
            Voice = phone.Voice,
            Sms = phone.Sms,
            VoiceUrl = phone.VoiceUrl,
            FlowId = phone.FlowId,
            IncomingStatus = health.Incoming?.Status,
            OutgoingStatus = health.Outgoing?.Status,
            LastChecked = incoming is null || outgoing > incoming ? outgoing : incoming,
            AlternatePhoneNumber = health.Incoming?.AlternatePhone ?? health.Outgoing?.AlternatePhone,
        };
    }
}
