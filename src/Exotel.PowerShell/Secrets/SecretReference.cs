using System;
using System.Text.Json.Serialization;

namespace Exotel.PowerShell.Secrets;

/// <summary>Refers to the secret of a profile; does not hold the secret.</summary>
internal sealed record SecretReference
{
    public const string Dpapi = "Dpapi";
    public const string Vault = "Vault";
    public const string Plaintext = "Plaintext";

    /// <summary>The kind of store: one of the constants.</summary>
    public string Store { get; init; } = string.Empty;

    /// <summary>The name of the vault; null for other stores.</summary>
    public string? VaultName { get; init; }

    /// <summary>The name of the secret in its vault, or of its file.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Whether the module created the secret, and may therefore overwrite and remove it.</summary>
    [JsonPropertyName("isOurs")]
    public bool IsManaged { get; init; }

    /// <summary>Whether the secret is stored as two, <c>name-key</c> and <c>name-token</c>, for vaults that store only text.</summary>
    public bool IsPair { get; init; }

    /// <summary>Whether both refer to the same secret; names are not case-sensitive.</summary>
    public bool IsSameAs(SecretReference other) => Store == other.Store && AreEqual(VaultName, other.VaultName) && AreEqual(Name, other.Name);

    private static bool AreEqual(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Store == Vault ? $"secret '{Name}' of vault '{VaultName}'" : $"{Store} file {Name}";
}
