using System.Text.Json.Serialization;
using Exotel.Accounts;
using Exotel.Wire;

namespace Exotel.Phones;

/// <summary>The health of an ExoPhone, in each direction. Source: docs/api.md#exophones-users.</summary>
internal sealed class PhoneHealth
{
    [JsonPropertyName("incoming_call")]
    [JsonConverter(typeof(FirstObjectConverter<Direction>))]
    public Direction? Incoming { get; set; }

    [JsonPropertyName("outgoing_call")]
    [JsonConverter(typeof(FirstObjectConverter<Direction>))]
    public Direction? Outgoing { get; set; }

    /// <summary>The ExoPhone with this health.</summary>
    public Phone AddTo(Phone phone, AccountTimeZone zone)
    {
        var incoming = Incoming?.LastCheckTime?.In(zone);
        var outgoing = Outgoing?.LastCheckTime?.In(zone);
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
            IncomingStatus = Incoming?.Status,
            OutgoingStatus = Outgoing?.Status,
            LastChecked = incoming is null || outgoing > incoming ? outgoing : incoming,
            AlternatePhoneNumber = Incoming?.AlternatePhone ?? Outgoing?.AlternatePhone,
        };
    }

    internal sealed class Direction
    {
        [JsonPropertyName("status")]
        public string? Status { get; set; }

        [JsonPropertyName("last_check_time")]
        public ApiDateTime? LastCheckTime { get; set; }

        [JsonPropertyName("alternate_exophone")]
        [JsonConverter(typeof(AlternatePhoneConverter))]
        public string? AlternatePhone { get; set; }
    }

    /// <summary>Reads the suggested ExoPhone: its number alone, an object that describes it, or a list of either.</summary>
    internal sealed class AlternatePhoneConverter() : NestedStringConverter("phone_number", "exophone", "sid");
}
