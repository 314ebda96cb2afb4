namespace Exotel.PowerShell.Secrets;

/// <summary>Protects nothing: the file's mode is all there is between the secret and other users.</summary>
internal sealed class NullDataProtector : IDataProtector
{
    public byte[] Protect(byte[] data) => data;

    public byte[] Unprotect(byte[] data) => data;
}
