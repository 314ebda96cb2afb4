using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Phones;

/// <summary>
/// A page of ExoPhones or the health of one, in either format that is known: without an envelope (v2_beta), or in that of v2.
/// Source: docs/api.md#exophones-users.
/// </summary>
internal sealed class PhonesResponse : CcmResponse
{
    [JsonPropertyName("incoming_phone_numbers")]
    [JsonConverter(typeof(OneOrManyConverter<PhoneWire>))]
    public List<PhoneWire>? List { get; set; }

    [JsonPropertyName("next_page_uri")]
    public string? NextPageUri { get; set; }

    [JsonPropertyName("metadata")]
    [JsonConverter(typeof(FirstObjectConverter<PhonesMetadataWire>))]
    public PhonesMetadataWire? Metadata { get; set; }

    [JsonPropertyName("response")]
    [JsonConverter(typeof(OneOrManyConverter<PhoneBlock>))]
    public List<PhoneBlock>? Blocks { get; set; }

    [JsonPropertyName("connectivity")]
    [JsonConverter(typeof(FirstObjectConverter<ConnectivityWire>))]
    public ConnectivityWire? BareConnectivity { get; set; }

    /// <summary>The ExoPhones; null when the response has no list.</summary>
    [JsonIgnore]
    public IReadOnlyList<PhoneWire>? Phones => List ?? Blocks?.SelectMany(block => block.Data ?? []).ToList();

    /// <summary>The link to the next page; null on the last page.</summary>
    [JsonIgnore]
    public string? Next => NextPageUri ?? Metadata?.NextPageUri;

    /// <summary>The health; null when the response has none.</summary>
    [JsonIgnore]
    public ConnectivityWire? Connectivity => BareConnectivity
        ?? Blocks?.Select(block => block.Connectivity).FirstOrDefault(health => health is not null)
        ?? Phones?.Select(phone => phone.Connectivity).FirstOrDefault(health => health is not null);

    protected override IReadOnlyList<CcmBlock>? Content => Blocks;
}
