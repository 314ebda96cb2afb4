namespace Exotel.PowerShell.Secrets;

/// <summary>Does not encrypt: only the permissions of the file protect the secret.</summary>
internal sealed class NullDataProtector : IDataProtector
{
    public byte[] Protect(byte[] data) => data;

    public byte[] Unprotect(byte[] data) => data;
}
