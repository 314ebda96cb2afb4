using Exotel.Accounts;

namespace Exotel.PowerShell.Secrets;

/// <summary>Keeps the secrets of profiles in one kind of place.</summary>
internal interface ISecretStore
{
    /// <summary>Keeps a credential.</summary>
    /// <param name="place">Where to; its name is empty when the store is to choose one.</param>
    /// <param name="credential">What to keep.</param>
    /// <returns>Where it is now.</returns>
    /// <exception cref="ExotelException">It cannot be kept.</exception>
    SecretReference Keep(SecretReference place, ApiCredential credential);

    /// <exception cref="ExotelException">It is not there, or cannot be read here.</exception>
    ApiCredential Open(SecretReference place);

    /// <exception cref="ExotelException">It cannot be removed.</exception>
    void Remove(SecretReference place);
}
