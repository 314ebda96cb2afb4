using System;
using System.Runtime.InteropServices;

namespace Exotel.Files;

/// <summary>The user of this process on Windows.</summary>
internal static class WindowsUser
{
    private const uint TokenQuery = 8;
    private const int TokenUser = 1;

    /// <summary>The SID of the user, such as <c>S-1-5-21-1-2-3-1001</c>; null when Windows does not tell, with the reason as the last error.</summary>
    public static string? GetSid()
    {
        if (!OpenProcessToken(GetCurrentProcess(), TokenQuery, out var token))
            return null;
        var sid = IntPtr.Zero;
        var buffer = IntPtr.Zero;
        try
        {
            GetTokenInformation(token, TokenUser, IntPtr.Zero, 0, out var size);
            buffer = Marshal.AllocHGlobal(size);
            return GetTokenInformation(token, TokenUser, buffer, size, out _) && ConvertSidToStringSidW(Marshal.ReadIntPtr(buffer), out sid) ? Marshal.PtrToStringUni(sid) : null;
        }
        finally
        {
            LocalFree(sid);
            Marshal.FreeHGlobal(buffer);
            CloseHandle(token);
        }
    }

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

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern bool CloseHandle(IntPtr handle);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr GetCurrentProcess();

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LocalFree(IntPtr memory);
}
