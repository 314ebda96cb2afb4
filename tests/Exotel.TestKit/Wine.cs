using System;
using System.Runtime.InteropServices;

namespace Exotel.TestKit;

/// <summary>Whether the tests run on Windows as Wine provides it, which lacks some of it.</summary>
public static class Wine
{
    /// <summary>Whether this process runs in Wine.</summary>
    public static bool IsRunning { get; } = HasVersion();

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
