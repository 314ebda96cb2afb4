using System;
using System.Runtime.InteropServices;

#pragma warning disable CA1050 // The runtime looks for this name without a namespace.

/// <summary>
/// Lets a thread of .NET 9 and later raise more than one exception from native code in Wine 8. Wine keeps a list of the handlers it is calling, on the stack. .NET continues in
/// a catch block without unwinding that list, so the next exception would call whatever the stack contains by then. This empties the list before Wine looks at it.
/// </summary>
internal static class StartupHook
{
    private const uint CommitAndReserve = 0x3000;

    private const uint ReadWriteExecute = 0x40;

    // A vectored handler in machine code: .NET raises exceptions in a state in which no managed code may run. It empties the list for exceptions that .NET and C++ raise (0xE0000000 and up), which
    // no Wine function on the stack waits for, and for any other when the newest entry is below the stack in use.
    private static readonly byte[] Handler =
    [
        0x48, 0x8B, 0x01, // mov rax, [rcx]
        0x8B, 0x00, // mov eax, [rax]               the code of the exception
        0xC1, 0xE8, 0x1C, // shr eax, 28
        0x83, 0xF8, 0x0E, // cmp eax, 0Eh
        0x74, 0x19, // je empty
        0x48, 0x8B, 0x41, 0x08, // mov rax, [rcx+8]             its context
        0x48, 0x8B, 0x90, 0x98, 0x00, 0x00, 0x00, // mov rdx, [rax+98h]           the stack pointer
        0x65, 0x48, 0x8B, 0x04, 0x25, 0x00, 0x00, 0x00, 0x00, // mov rax, gs:[0]              the newest entry of the list
        0x48, 0x39, 0xD0, // cmp rax, rdx
        0x73, 0x0D, // jae done
        0x65, 0x48, 0xC7, 0x04, 0x25, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, // empty: mov qword gs:[0], -1
        0x31, 0xC0, // done: xor eax, eax           continue the search
        0xC3, // ret
    ];

    /// <summary>Called by the runtime before the program starts.</summary>
    public static void Initialize()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return;

        var code = VirtualAlloc(IntPtr.Zero, (UIntPtr)(uint)Handler.Length, CommitAndReserve, ReadWriteExecute);
        Marshal.Copy(Handler, 0, code, Handler.Length);
        AddVectoredExceptionHandler(1, code);
    }

    [DllImport("kernel32.dll")]
    private static extern IntPtr VirtualAlloc(IntPtr address, UIntPtr size, uint type, uint protection);

    [DllImport("kernel32.dll")]
    private static extern IntPtr AddVectoredExceptionHandler(uint first, IntPtr handler);
}
