using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace Exotel.Files;

/// <summary>
/// Access control lists on Windows, set in the same way for both target frameworks: full access for the user and the system, none for anyone else.
/// The user is named by SID, not as the owner: what an elevated process creates is owned by the Administrators group, and the same user could not
/// read it without elevation.
/// </summary>
internal static class WindowsAcl
{
    private const uint Revision = 1;
    private const uint ProtectedDacl = 0x80000004;

    /// <summary>The access list of a file.</summary>
    /// <param name="userSid">The SID of the user, such as <c>S-1-5-21-1-2-3-1001</c>.</param>
    public static string DescribeFile(string userSid) => $"D:P(A;;FA;;;{userSid})(A;;FA;;;SY)";

    /// <summary>The access list of a folder, which its files and subfolders inherit.</summary>
    /// <param name="userSid">The SID of the user, such as <c>S-1-5-21-1-2-3-1001</c>.</param>
    public static string DescribeFolder(string userSid) => $"D:P(A;OICI;FA;;;{userSid})(A;OICI;FA;;;SY)";

    /// <summary>Restricts access to a file to the user of this process and the system.</summary>
    /// <exception cref="IOException">The access control list cannot be set.</exception>
    public static void RestrictFile(string path) => Restrict(path, DescribeFile(UserSid(path)));

    /// <summary>Restricts access to a folder and what is created in it to the user of this process and the system.</summary>
    /// <exception cref="IOException">The access control list cannot be set.</exception>
    public static void RestrictFolder(string path) => Restrict(path, DescribeFolder(UserSid(path)));

    private static void Restrict(string path, string description)
    {
        if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(description, Revision, out var descriptor, out _))
            throw Failure(path);
        try
        {
            if (!SetFileSecurityW(WindowsPath.AddPrefix(Path.GetFullPath(path)), ProtectedDacl, descriptor))
                throw Failure(path);
        }
        finally
        {
            LocalFree(descriptor);
        }
    }

    private static string UserSid(string path) => WindowsUser.GetSid() ?? throw Failure(path);

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
