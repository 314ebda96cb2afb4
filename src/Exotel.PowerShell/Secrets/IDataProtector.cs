namespace Exotel.PowerShell.Secrets;

/// <summary>Encrypts and decrypts data for the current user.</summary>
internal interface IDataProtector
{
    byte[] Protect(byte[] data);

    byte[] Unprotect(byte[] data);
}
