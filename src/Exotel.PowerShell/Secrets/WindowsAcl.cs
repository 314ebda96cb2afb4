using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace Exotel.PowerShell.Secrets;

/// <summary>Sets access control lists on Windows, in the same way for both target frameworks.</summary>
internal static class WindowsAcl
{
    /// <summary>Full access for the owner and the system, inherited by files and subfolders; nothing is inherited from the parent folder.</summary>
    private const string OwnerOnly = "D:P(A;OICI;FA;;;OW)(A;OICI;FA;;;SY)";
    private const uint Revision = 1;
    private const uint ProtectedDacl = 0x80000004;

    /// <summary>Restricts access to the owner of the folder and the system; does nothing on other operating systems.</summary>
    /// <exception cref="IOException">The access control list cannot be set.</exception>
    public static void RestrictToOwner(string folder)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return;
        if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(OwnerOnly, Revision, out var descriptor, out _))
            throw Failure(folder);
        try
        {
            if (!SetFileSecurityW(folder, ProtectedDacl, descriptor))
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
