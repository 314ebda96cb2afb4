using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Exotel.Accounts;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Profiles;

/// <summary>A saved account as it stands in the profiles file: all but its secret.</summary>
internal sealed record ProfileEntry
{
    public string Name { get; init; } = string.Empty;

    public string AccountSid { get; init; } = string.Empty;

    /// <summary>The shortened key, to show.</summary>
    public string? ApiKey { get; init; }

    public string? Region { get; init; }

    public string? TimeZone { get; init; }

    public int? RateLimit { get; init; }

    public SecretReference Secret { get; init; } = new();

    /// <summary>What another version of the module, or the user, wrote beside it.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }

    /// <exception cref="ExotelException">The text cannot be read; the message names the profile.</exception>
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

    public Profile ToProfile(string? defaultName) => new()
    {
        Name = Name,
        AccountSid = AccountSid,
        ApiKey = ApiKey,
        Region = Region ?? Exotel.Accounts.Region.Singapore.Name,
        TimeZone = TimeZone ?? AccountTimeZone.India.Name,
        RateLimit = RateLimit ?? Account.DefaultRateLimit,
        IsDefault = IsNamed(defaultName),
        SecretStore = Secret.Store,
        Vault = Secret.VaultName,
        SecretName = Secret.Name,
    };

    public bool IsNamed(string? name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
