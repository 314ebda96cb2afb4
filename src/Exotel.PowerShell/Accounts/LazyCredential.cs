using System;
using Exotel.Accounts;

namespace Exotel.PowerShell.Accounts;

/// <summary>A credential that is read from its store only when it is needed.</summary>
/// <param name="shortKey">The shortened key.</param>
/// <param name="read">Reads the credential.</param>
internal sealed class LazyCredential(string? shortKey, Func<ApiCredential> read)
{
    public LazyCredential(ApiCredential credential)
        : this(credential.ShortKey, () => credential)
    {
    }

    /// <summary>The shortened key, known without reading the secret.</summary>
    public string? ShortKey { get; } = shortKey;

    /// <summary>Reads the credential.</summary>
    /// <exception cref="ExotelException">The secret cannot be read.</exception>
    public ApiCredential Read() => read();
}
