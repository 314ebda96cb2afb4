using System;
using Exotel.Accounts;

namespace Exotel.PowerShell.Accounts;

/// <summary>A credential that is fetched from where it is kept only when a request is to be sent.</summary>
internal sealed class LazyCredential
{
    private readonly Func<ApiCredential> _open;

    public LazyCredential(string? shortKey, Func<ApiCredential> open)
    {
        ShortKey = shortKey;
        _open = open;
    }

    public LazyCredential(ApiCredential credential)
        : this(credential.ShortKey, () => credential)
    {
    }

    /// <summary>The shortened key, known without opening anything.</summary>
    public string? ShortKey { get; }

    /// <exception cref="ExotelException">The secret cannot be had.</exception>
    public ApiCredential Open() => _open();
}
