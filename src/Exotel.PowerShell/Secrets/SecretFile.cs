namespace Exotel.PowerShell.Secrets;

/// <summary>The content of a secret's file, before it is protected. Exists only between a file and a credential.</summary>
internal sealed class SecretFile
{
    public string? ApiKey { get; init; }

    public string? ApiToken { get; init; }
}
