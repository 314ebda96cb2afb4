namespace Exotel.PowerShell.Secrets;

/// <summary>The content of a secret file before encryption.</summary>
internal sealed class SecretFile
{
    public string? ApiKey { get; init; }

    public string? ApiToken { get; init; }
}
