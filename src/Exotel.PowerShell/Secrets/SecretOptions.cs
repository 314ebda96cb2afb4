namespace Exotel.PowerShell.Secrets;

/// <summary>Where the user wants a secret to be stored; null for what was not specified.</summary>
internal sealed record SecretOptions
{
    public string? Vault { get; init; }

    public string? SecretName { get; init; }

    public bool? AllowPlaintext { get; init; }

    /// <summary>Whether the secret belongs in a vault.</summary>
    public bool SpecifiesVault => Vault is not null || SecretName is not null;

    /// <summary>Whether anything was specified.</summary>
    public bool IsSpecified => SpecifiesVault || AllowPlaintext is not null;
}
