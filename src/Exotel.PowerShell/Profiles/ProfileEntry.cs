using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Exotel.Accounts;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Profiles;

/// <summary>A saved account as stored in the profiles file, with a reference to its secret.</summary>
internal sealed record ProfileEntry
{
    public string Name { get; init; } = string.Empty;

    public string AccountSid { get; init; } = string.Empty;

    /// <summary>The shortened API key, for display.</summary>
    public string? ApiKey { get; init; }

    public string? Region { get; init; }

    public string? TimeZone { get; init; }

    public int? RateLimit { get; init; }

    public int? BulkRateLimit { get; init; }

    public string? Proxy { get; init; }

    public SecretReference Secret { get; init; } = new();

    /// <summary>Properties that this version does not know; they are kept.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }

    /// <summary>Parses a property of this profile.</summary>
    /// <exception cref="ExotelException">The text is not valid; the message names the profile.</exception>
    public T Parse<T>(string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException error)
        {
            throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"Profile '{Name}': {error.Message}", error);
        }
    }

    /// <summary>Converts the entry to the public model, with default values for omitted settings.</summary>
    public Profile ToProfile(string? defaultName) => new()
    {
        Name = Name,
        AccountSid = AccountSid,
        ApiKey = ApiKey,
        Region = Region ?? Exotel.Accounts.Region.Singapore.Name,
        TimeZone = TimeZone ?? AccountTimeZone.India.Name,
        RateLimit = RateLimit ?? Account.DefaultRateLimit,
        BulkRateLimit = Account.GetBulkRateLimit(RateLimit ?? Account.DefaultRateLimit, BulkRateLimit),
        Proxy = Proxy,
        IsDefault = HasName(defaultName),
        SecretStore = Secret.Store,
        Vault = Secret.VaultName,
        SecretName = Secret.Name,
    };

    /// <summary>Whether this is the profile's name, in any case.</summary>
    public bool HasName(string? name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
