using System;

namespace Exotel.PowerShell.Secrets;

/// <summary>Where a profile's secret is kept; not the secret.</summary>
internal sealed record SecretReference
{
    public const string Dpapi = "Dpapi";
    public const string Vault = "Vault";
    public const string Plaintext = "Plaintext";

    public string Store { get; init; } = string.Empty;

    /// <summary>The name of the vault; null for the other stores.</summary>
    public string? VaultName { get; init; }

    /// <summary>The name of the secret in its vault, or of its file.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Whether the module put it there, and so may take it away. A secret that was only pointed at is another's.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Whether it is two secrets, <c>name-key</c> and <c>name-token</c>: some vaults keep text only.</summary>
    public bool IsPair { get; init; }

    /// <summary>Vaults, and most of their secrets, are found by a name in any case.</summary>
    public bool IsSameAs(SecretReference other) => Store == other.Store && Same(VaultName, other.VaultName) && Same(Name, other.Name);

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Store == Vault ? $"secret '{Name}' of vault '{VaultName}'" : $"{Store} file {Name}";
}
