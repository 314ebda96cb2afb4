using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace Exotel.PowerShell.Secrets;

/// <summary>Access lists of Windows, for both target frameworks alike.</summary>
internal static class WindowsAcl
{
    /// <summary>Full access for the owner and the system, for what is below too, and nothing inherited from above.</summary>
    private const string OwnerOnly = "D:P(A;OICI;FA;;;OW)(A;OICI;FA;;;SY)";
    private const uint Revision = 1;
    private const uint AccessList = 0x80000004;

    /// <exception cref="IOException">The list cannot be set.</exception>
    public static void RestrictToOwner(string folder)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return;
        if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(OwnerOnly, Revision, out var descriptor, out _))
            throw Failure(folder);
        try
        {
            if (!SetFileSecurityW(folder, AccessList, descriptor))
                throw Failure(folder);
        }
        finally
        {
            LocalFree(descriptor);
        }
    }

    private static IOException Failure(string folder)
    {
        var cause = new Win32Exception(Marshal.GetLastWin32Error());
        return new IOException($"Access to {folder} cannot be restricted to its owner: {cause.Message}", cause);
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
