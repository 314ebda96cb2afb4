using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Exotel.Accounts;
using Exotel.Wire;

namespace Exotel.Users;

/// <summary>A page of users: one block for each, or one block for all. Source: docs/api.md#exophones-users.</summary>
internal sealed class UsersResponse : CcmResponse
{
    [JsonPropertyName("metadata")]
    [JsonConverter(typeof(FirstObjectConverter<PageMetadata>))]
    public PageMetadata? Metadata { get; set; }

    [JsonPropertyName("response")]
    [JsonConverter(typeof(OneOrManyConverter<Block>))]
    public List<Block>? Blocks { get; set; }

    /// <summary>The users; null when the response has no list.</summary>
    [JsonIgnore]
    public IReadOnlyList<Entry>? Users => Blocks?.SelectMany(block => block.Data ?? block.Users ?? []).ToList();

    protected override IReadOnlyList<CcmBlock>? Content => Blocks;

    internal sealed class PageMetadata
    {
        [JsonPropertyName("total")]
        public int? Total { get; set; }

        [JsonPropertyName("limit")]
        public int? Limit { get; set; }
    }

    internal sealed class Block : CcmBlock
    {
        [JsonPropertyName("data")]
        [JsonConverter(typeof(OneOrManyConverter<Entry>))]
        public List<Entry>? Data { get; set; }

        [JsonPropertyName("users")]
        [JsonConverter(typeof(OneOrManyConverter<Entry>))]
        public List<Entry>? Users { get; set; }

        [JsonIgnore]
        public override bool HasContent => Data is not null || Users is not null;
    }

    /// <summary>The fields of a user.</summary>
    internal sealed class Entry
    {
        [JsonPropertyName("id")]
        public string? Id { get; set; }

        [JsonPropertyName("first_name")]
        public string? FirstName { get; set; }

        [JsonPropertyName("last_name")]
        public string? LastName { get; set; }

        [JsonPropertyName("email")]
        public string? Email { get; set; }

        [JsonPropertyName("role")]
        public string? Role { get; set; }

        [JsonPropertyName("active_call")]
        [JsonConverter(typeof(ActiveCallConverter))]
        public string? ActiveCall { get; set; }

        [JsonPropertyName("last_login")]
        public ApiDateTime? LastLogin { get; set; }

        [JsonPropertyName("devices")]
        [JsonConverter(typeof(OneOrManyConverter<Device>))]
        public List<Device>? Devices { get; set; }

        /// <summary>What tells a user from the others; null when it has neither ID nor e-mail address.</summary>
        [JsonIgnore]
        public string? Key => Id ?? Email;

        public User ToUser(AccountTimeZone zone)
        {
            var devices = Devices ?? [];
            return new User
            {
                Id = Id,
                FirstName = FirstName,
                LastName = LastName,
                Email = Email,
                Role = Role,
                PhoneNumber = AddressOf(devices.Where(device => !device.IsSip)),
                SipUri = AddressOf(devices.Where(device => device.IsSip)),
                Available = devices.Any(device => device.IsAvailable == true) ? true : devices.Any(device => device.IsAvailable == false) ? false : null,
                ActiveCall = LenientBoolean.Parse(ActiveCall) == false ? null : ActiveCall,
                LastLogin = LastLogin?.In(zone),
            };
        }

        /// <summary>The address of the first device that is available, or of the first.</summary>
        private static string? AddressOf(IEnumerable<Device> devices) => devices
            .Where(device => device.Address is not null)
            .OrderByDescending(device => device.IsAvailable == true)
            .FirstOrDefault()?.Address;
    }

    /// <summary>A device of a user: a phone or a SIP client.</summary>
    internal sealed class Device
    {
        private const string TelScheme = "tel:";

        [JsonPropertyName("contact_uri")]
        public string? ContactUri { get; set; }

        [JsonPropertyName("type")]
        public string? Type { get; set; }

        [JsonPropertyName("available")]
        public string? Available { get; set; }

        [JsonIgnore]
        public bool? IsAvailable => LenientBoolean.Parse(Available);

        [JsonIgnore]
        public bool IsSip => string.Equals(Type, "sip", StringComparison.OrdinalIgnoreCase) || ContactUri?.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) == true;

        /// <summary>The number, or the SIP address.</summary>
        [JsonIgnore]
        public string? Address => ContactUri?.StartsWith(TelScheme, StringComparison.OrdinalIgnoreCase) == true ? ContactUri.Substring(TelScheme.Length) : ContactUri;
    }

    /// <summary>Reads the call that a user is on: its SID, an object that describes it, or whether there is one.</summary>
    internal sealed class ActiveCallConverter() : NestedStringConverter("call_sid", "sid", "id");
}
