using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Exotel.Http;
using Exotel.Wire;

namespace Exotel.Phones;

/// <summary>
/// A page of ExoPhones or the health of one, in either format that is known: without an envelope (v2_beta), or in that of v2.
/// Source: docs/api.md#exophones-users.
/// </summary>
internal sealed class PhonesResponse : CcmResponse
{
    [JsonPropertyName("incoming_phone_numbers")]
    [JsonConverter(typeof(OneOrManyConverter<Entry>))]
    public List<Entry>? List { get; set; }

    [JsonPropertyName("next_page_uri")]
    public string? NextPageUri { get; set; }

    [JsonPropertyName("metadata")]
    [JsonConverter(typeof(FirstObjectConverter<PageMetadata>))]
    public PageMetadata? Metadata { get; set; }

    [JsonPropertyName("response")]
    [JsonConverter(typeof(OneOrManyConverter<Block>))]
    public List<Block>? Blocks { get; set; }

    [JsonPropertyName("connectivity")]
    [JsonConverter(typeof(FirstObjectConverter<PhoneHealth>))]
    public PhoneHealth? BareHealth { get; set; }

    /// <summary>The ExoPhones; null when the response has no list.</summary>
    [JsonIgnore]
    public IReadOnlyList<Entry>? Phones => List ?? Blocks?.SelectMany(block => block.Data ?? []).ToList();

    /// <summary>The link to the next page; null on the last page.</summary>
    [JsonIgnore]
    public string? Next => NextPageUri ?? Metadata?.NextPageUri;

    /// <summary>The health; null when the response has none.</summary>
    [JsonIgnore]
    public PhoneHealth? Health => BareHealth
        ?? Blocks?.Select(block => block.Health).FirstOrDefault(health => health is not null)
        ?? Phones?.Select(phone => phone.Health).FirstOrDefault(health => health is not null);

    protected override IReadOnlyList<CcmBlock>? Content => Blocks;

    internal sealed class PageMetadata
    {
        [JsonPropertyName("next_page_uri")]
        public string? NextPageUri { get; set; }
    }

    internal sealed class Block : CcmBlock
    {
        [JsonPropertyName("data")]
        [JsonConverter(typeof(OneOrManyConverter<Entry>))]
        public List<Entry>? Data { get; set; }

        [JsonPropertyName("connectivity")]
        [JsonConverter(typeof(FirstObjectConverter<PhoneHealth>))]
        public PhoneHealth? Health { get; set; }

        [JsonIgnore]
        public override bool HasContent => Data is not null || Health is not null;
    }

    /// <summary>The fields of an ExoPhone.</summary>
    internal sealed class Entry
    {
        private static readonly Regex Flow = new("/start_voice/([^/?#]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2));

        [JsonPropertyName("sid")]
        public string? Sid { get; set; }

        [JsonPropertyName("phone_number")]
        public string? PhoneNumber { get; set; }

        [JsonPropertyName("friendly_name")]
        public string? FriendlyName { get; set; }

        [JsonPropertyName("country")]
        public string? Country { get; set; }

        [JsonPropertyName("region")]
        public string? Region { get; set; }

        [JsonPropertyName("voice_url")]
        public string? VoiceUrl { get; set; }

        [JsonPropertyName("capabilities")]
        [JsonConverter(typeof(FirstObjectConverter<Capabilities>))]
        public Capabilities? Can { get; set; }

        [JsonPropertyName("connectivity")]
        [JsonConverter(typeof(FirstObjectConverter<PhoneHealth>))]
        public PhoneHealth? Health { get; set; }

        /// <summary>What tells an ExoPhone from the others; null when it has neither ID nor number.</summary>
        [JsonIgnore]
        public string? Key => Sid ?? PhoneNumber;

        public Phone ToPhone(SecretRedactor redactor)
        {
            var url = redactor.Redact(VoiceUrl);
            return new Phone
            {
                PhoneNumber = PhoneNumber,
                Sid = Sid,
                FriendlyName = FriendlyName,
                Country = Country,
                Region = Region,
                Voice = LenientBoolean.Parse(Can?.Voice),
                Sms = LenientBoolean.Parse(Can?.Sms),
                VoiceUrl = url,
                FlowId = url is not null && Flow.Match(url) is { Success: true } flow ? flow.Groups[1].Value : null,
            };
        }
    }

    internal sealed class Capabilities
    {
        [JsonPropertyName("voice")]
        public string? Voice { get; set; }

        [JsonPropertyName("sms")]
        public string? Sms { get; set; }
    }
}
