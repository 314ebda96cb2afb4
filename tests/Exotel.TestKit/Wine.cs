using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Exotel.TestKit;

/// <summary>Whether the tests run on Windows as Wine provides it, which lacks some of it.</summary>
public static class Wine
{
    /// <summary>Why a test is skipped where <see cref="RefusesName"/> is true.</summary>
    public const string RefusedName = "Now and then ReplaceFile of Wine, which the assembly for Windows PowerShell uses, calls a valid long path invalid.";

    private const int InvalidName = unchecked((int)0x8007007B);

    /// <summary>Whether this process runs in Wine.</summary>
    public static bool IsRunning { get; } = HasVersion();

    /// <summary>Whether Wine called the path of a file invalid.</summary>
    public static bool RefusesName(IOException error) => IsRunning && error.HResult == InvalidName;

    private static bool HasVersion()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return false;
        try
        {
            return GetVersion() != IntPtr.Zero;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("ntdll.dll", EntryPoint = "wine_get_version")]
    private static extern IntPtr GetVersion();
}
