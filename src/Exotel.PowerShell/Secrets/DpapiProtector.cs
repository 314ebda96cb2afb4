using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Exotel.PowerShell.Secrets;

/// <summary>Windows' Data Protection API: only the same user, on the same machine, reads what was protected.</summary>
internal sealed class DpapiProtector : IDataProtector
{
    private const int NoPrompt = 1;

    /// <summary>So that another program's call with the user's rights does not unprotect it by chance.</summary>
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("Exotel.PowerShell profile");

    public static bool IsAvailable => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <exception cref="Win32Exception">Windows refused, for instance since the user's profile is not loaded.</exception>
    public byte[] Protect(byte[] data) => Call(data, CryptProtectData);

    /// <exception cref="Win32Exception">Another user or another machine protected it, or it is damaged.</exception>
    public byte[] Unprotect(byte[] data) => Call(data, CryptUnprotectData);

    private static byte[] Call(byte[] data, Crypt crypt)
    {
        var input = Pin(data, out var inputHandle);
        var purpose = Pin(Purpose, out var purposeHandle);
        var output = default(Blob);
        try
        {
            if (!crypt(ref input, IntPtr.Zero, ref purpose, IntPtr.Zero, IntPtr.Zero, NoPrompt, out output))
                throw new Win32Exception(Marshal.GetLastWin32Error());
            var result = new byte[output.Length];
            Marshal.Copy(output.Data, result, 0, output.Length);
            return result;
        }
        finally
        {
            inputHandle.Free();
            purposeHandle.Free();
            Release(output);
        }
    }

    private static Blob Pin(byte[] data, out GCHandle handle)
    {
        handle = GCHandle.Alloc(data, GCHandleType.Pinned);
        return new Blob { Length = data.Length, Data = handle.AddrOfPinnedObject() };
    }

    /// <summary>What Windows allocated may be the secret in the clear: it is wiped before it is given back.</summary>
    private static void Release(Blob blob)
    {
        if (blob.Data == IntPtr.Zero)
            return;
        Marshal.Copy(new byte[blob.Length], 0, blob.Data, blob.Length);
        LocalFree(blob.Data);
    }

    private delegate bool Crypt(ref Blob input, IntPtr description, ref Blob purpose, IntPtr reserved, IntPtr prompt, int flags, out Blob output);

    [DllImport("crypt32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptProtectData(ref Blob input, IntPtr description, ref Blob purpose, IntPtr reserved, IntPtr prompt, int flags, out Blob output);

    [DllImport("crypt32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptUnprotectData(ref Blob input, IntPtr description, ref Blob purpose, IntPtr reserved, IntPtr prompt, int flags, out Blob output);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LocalFree(IntPtr memory);

    [StructLayout(LayoutKind.Sequential)]
    private struct Blob
    {
        public int Length;
        public IntPtr Data;
    }
}
