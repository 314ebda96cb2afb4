using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace Exotel.Analytics.Store;

/// <summary>Makes files that only the user may read: mode 0600; on Windows an access list of the user and the system.</summary>
internal static class PrivateDataFile
{
    private const uint Revision = 1;
    private const uint AccessList = 0x80000004;

    /// <exception cref="IOException">It cannot be made or opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var isNew = !File.Exists(path);
#if NETSTANDARD2_0
        var file = new FileStream(path, mode, FileAccess.ReadWrite, share);
#else
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
#endif
        if (isNew && RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            RestrictToUser(path);
        return file;
    }

    /// <summary>
    /// Describes full access for a user and the system, and none for anyone else. The user is named by SID, not as the owner: what an elevated process
    /// creates is owned by the Administrators group, and the same user could not read it without elevation.
    /// </summary>
    internal static string Describe(string userSid) => $"D:P(A;;FA;;;{userSid})(A;;FA;;;SY)";

    private static void RestrictToUser(string path)
    {
        if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(Describe(WindowsUser.GetSid() ?? throw Failure(path)), Revision, out var descriptor, out _))
            throw Failure(path);
        try
        {
            if (!SetFileSecurityW(path, AccessList, descriptor))
                throw Failure(path);
        }
        finally
        {
            LocalFree(descriptor);
        }
    }

    private static IOException Failure(string path)
    {
        var cause = new Win32Exception(Marshal.GetLastWin32Error());
        return new IOException($"Access to {path} cannot be restricted to the user: {cause.Message}", cause);
    }

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertStringSecurityDescriptorToSecurityDescriptorW(string text, uint revision, out IntPtr descriptor, out uint size);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetFileSecurityW(string file, uint information, IntPtr descriptor);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LocalFree(IntPtr memory);
}
