using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Exotel.Files;

namespace Exotel.Analytics.Store;

/// <summary>Which paths SQLite can open, beside what the system allows.</summary>
internal static class SqlitePath
{
    /// <summary>The longest of the names beside the file: -wal, -shm, -journal and the lock of synchronizations.</summary>
    private static readonly int SuffixLength = SyncFileLock.Extension.Length;

    /// <summary>The length of a name on the usual file systems: characters on Windows, bytes elsewhere.</summary>
    private const int MaxNameLength = 255;

    /// <summary>SQLite is compiled with 512 bytes for a path, on Windows with 1,040; 8 of them are for -journal.</summary>
    private static int MaxLength => IsWindows ? 1032 : 504;

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Says why a path cannot be that of a store; null when it can.</summary>
    public static string? DescribeProblem(string path)
    {
        if (IsWindows && WindowsPath.DescribeProblem(path) is { } problem)
            return problem + ". Specify another name.";
        var name = Path.GetFileName(path);
        if ((IsWindows ? name.Length : Encoding.UTF8.GetByteCount(name)) + SuffixLength > MaxNameLength)
            return FormattableString.Invariant($"its name is too long: files beside it have longer ones. Specify one of at most {MaxNameLength - SuffixLength} {(IsWindows ? "characters" : "bytes")}.");
        var length = Encoding.UTF8.GetByteCount(ToNative(path));
        return length > MaxLength ? FormattableString.Invariant($"its path has {length} bytes, and SQLite accepts {MaxLength}. Specify a shorter one.") : null;
    }

    /// <summary>The path as SQLite opens it: on Windows it accepts a long one only with a prefix, in most programs.</summary>
    public static string ToNative(string path) => IsWindows ? WindowsPath.AddPrefix(Path.GetFullPath(path), SuffixLength) : path;
}
