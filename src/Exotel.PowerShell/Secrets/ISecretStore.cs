using Exotel.Accounts;

namespace Exotel.PowerShell.Secrets;

/// <summary>Stores the secrets of profiles.</summary>
internal interface ISecretStore
{
    /// <summary>Saves a credential.</summary>
    /// <param name="reference">Where to save it; with an empty name when the store assigns one.</param>
    /// <param name="credential">The credential.</param>
    /// <returns>The reference to the saved secret.</returns>
    /// <exception cref="ExotelException">The secret cannot be saved.</exception>
    SecretReference Save(SecretReference reference, ApiCredential credential);

    /// <summary>Reads a credential.</summary>
    /// <exception cref="ExotelException">The secret does not exist or cannot be read.</exception>
    ApiCredential Read(SecretReference reference);

    /// <summary>Removes a secret.</summary>
    /// <exception cref="ExotelException">The secret cannot be removed.</exception>
    void Remove(SecretReference reference);
}
