namespace Exotel.PowerShell.Secrets;

/// <summary>What a user said about where to keep a secret; null where nothing was said.</summary>
internal sealed class SecretOptions
{
    public string? Vault { get; init; }

    public string? SecretName { get; init; }

    public bool? AllowPlaintext { get; init; }

    public bool NamesVault => Vault is not null || SecretName is not null;

    /// <summary>Whether any of it was said at all.</summary>
    public bool SaysAnything => NamesVault || AllowPlaintext is not null;
}
