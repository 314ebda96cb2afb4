using System.IO;

namespace Exotel.Files;

/// <summary>Files that one process at a time has open, and which so are a lock between processes.</summary>
internal static class FileSharing
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    /// <summary>True when a file could not be opened because another process has it open.</summary>
    public static bool IsHeld(IOException error) => error.HResult is SharingViolation or LockViolation or WouldBlockOnLinux or WouldBlockOnMac;
}
