using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Exotel.PowerShell.Secrets;

/// <summary>Encrypts with the Windows Data Protection API: only the same user on the same computer can decrypt.</summary>
internal sealed class DpapiProtector : IDataProtector
{
    private const int NoPrompt = 1;

    /// <summary>Additional entropy, so that other programs of the user cannot decrypt the data without it.</summary>
    private static readonly byte[] Entropy = Encoding.ASCII.GetBytes("Exotel.PowerShell profile");

    public static bool IsAvailable => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <exception cref="Win32Exception">Windows cannot encrypt, for example because the user profile is not loaded.</exception>
    public byte[] Protect(byte[] data) => Call(data, CryptProtectData);

    /// <exception cref="Win32Exception">The data was encrypted by another user or on another computer, or is damaged.</exception>
    public byte[] Unprotect(byte[] data) => Call(data, CryptUnprotectData);

    private static byte[] Call(byte[] data, Crypt crypt)
    {
        var input = Pin(data, out var inputHandle);
        var entropy = Pin(Entropy, out var entropyHandle);
        var output = default(Blob);
        try
        {
            if (!crypt(ref input, IntPtr.Zero, ref entropy, IntPtr.Zero, IntPtr.Zero, NoPrompt, out output))
                throw new Win32Exception(Marshal.GetLastWin32Error());
            var result = new byte[output.Length];
            Marshal.Copy(output.Data, result, 0, output.Length);
            return result;
        }
        finally
        {
            inputHandle.Free();
            entropyHandle.Free();
            Release(output);
        }
    }

    private static Blob Pin(byte[] data, out GCHandle handle)
    {
        handle = GCHandle.Alloc(data, GCHandleType.Pinned);
        return new Blob { Length = data.Length, Data = handle.AddrOfPinnedObject() };
    }

    /// <summary>Clears the memory that Windows allocated before freeing it: it may hold the decrypted secret.</summary>
    private static void Release(Blob blob)
    {
        if (blob.Data == IntPtr.Zero)
            return;
        Marshal.Copy(new byte[blob.Length], 0, blob.Data, blob.Length);
        LocalFree(blob.Data);
    }

    private delegate bool Crypt(ref Blob input, IntPtr description, ref Blob entropy, IntPtr reserved, IntPtr prompt, int flags, out Blob output);

    [DllImport("crypt32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptProtectData(
        ref Blob input, IntPtr description, ref Blob entropy, IntPtr reserved, IntPtr prompt, int flags, out Blob output);

    [DllImport("crypt32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptUnprotectData(
        ref Blob input, IntPtr description, ref Blob entropy, IntPtr reserved, IntPtr prompt, int flags, out Blob output);

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
