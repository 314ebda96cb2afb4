namespace Exotel.PowerShell.Secrets;

/// <summary>Makes bytes unreadable to others, as far as it can.</summary>
internal interface IDataProtector
{
    byte[] Protect(byte[] data);

    byte[] Unprotect(byte[] data);
}
