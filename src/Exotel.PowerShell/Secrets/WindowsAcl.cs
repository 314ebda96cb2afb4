using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace Exotel.PowerShell.Secrets;

/// <summary>Sets access control lists on Windows, in the same way for both target frameworks.</summary>
internal static class WindowsAcl
{
    private const uint Revision = 1;
    private const uint ProtectedDacl = 0x80000004;
    private const uint TokenQuery = 8;
    private const int TokenUser = 1;

    /// <summary>
    /// Describes full access for a user and the system, inherited by files and subfolders, and none for anyone else. The user is named by SID, not
    /// as the owner: what an elevated process creates is owned by the Administrators group, and the same user could not read it without elevation.
    /// </summary>
    /// <param name="userSid">The SID of the user, such as <c>S-1-5-21-1-2-3-1001</c>.</param>
    public static string Describe(string userSid) => $"D:P(A;OICI;FA;;;{userSid})(A;OICI;FA;;;SY)";

    /// <summary>Restricts access to the current user and the system; does nothing on other operating systems.</summary>
    /// <exception cref="IOException">The access control list cannot be set.</exception>
    public static void RestrictToUser(string folder)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return;
        if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(Describe(GetUserSid(folder)), Revision, out var descriptor, out _))
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

    private static string GetUserSid(string folder)
    {
        var sid = IntPtr.Zero;
        if (!OpenProcessToken(GetCurrentProcess(), TokenQuery, out var token))
            throw Failure(folder);
        var buffer = IntPtr.Zero;
        try
        {
            GetTokenInformation(token, TokenUser, IntPtr.Zero, 0, out var size);
            buffer = Marshal.AllocHGlobal(size);
            if (!GetTokenInformation(token, TokenUser, buffer, size, out _) || !ConvertSidToStringSidW(Marshal.ReadIntPtr(buffer), out sid))
                throw Failure(folder);
            return Marshal.PtrToStringUni(sid)!;
        }
        finally
        {
            LocalFree(sid);
            Marshal.FreeHGlobal(buffer);
            CloseHandle(token);
        }
    }

    private static IOException Failure(string folder)
    {
        var cause = new Win32Exception(Marshal.GetLastWin32Error());
        return new IOException($"Access to {folder} cannot be restricted to the user: {cause.Message}", cause);
    }

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertStringSecurityDescriptorToSecurityDescriptorW(string text, uint revision, out IntPtr descriptor, out uint size);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetFileSecurityW(string file, uint information, IntPtr descriptor);

    [DllImport("advapi32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenProcessToken(IntPtr process, uint access, out IntPtr token);

    [DllImport("advapi32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetTokenInformation(IntPtr token, int kind, IntPtr buffer, int length, out int size);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertSidToStringSidW(IntPtr sid, out IntPtr text);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr GetCurrentProcess();

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LocalFree(IntPtr memory);
}
