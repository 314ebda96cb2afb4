using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
#if NETSTANDARD2_0
using System.ComponentModel;
#else
using System.Runtime.Loader;
#endif

namespace Exotel.Analytics.Store;

/// <summary>
/// Loads the assemblies and the native library of SQLite from the module's folder: into a load context of their own, or, where there are
/// none (Windows PowerShell), by path.
/// </summary>
internal sealed class SqliteAssemblies
#if !NETSTANDARD2_0
    : AssemblyLoadContext
#endif
{
    private readonly string _native;

    public SqliteAssemblies(string folder)
#if !NETSTANDARD2_0
        : base("Exotel SQLite")
#endif
    {
        _native = Path.Combine(folder, RuntimeId, NativeName);
#if NETSTANDARD2_0
        ManagedFolder = Path.Combine(folder, "netstandard2.0");
        LoadNative();
#else
        // Packages have the assemblies also compiled ahead of time, for the systems that most users have.
        ManagedFolder = Path.Combine(folder, RuntimeId);
        if (!File.Exists(PathOf("Microsoft.Data.Sqlite")))
            ManagedFolder = Path.Combine(folder, "net8.0");
#endif
    }

    /// <summary>Where the assemblies are.</summary>
    public string ManagedFolder { get; }

    public static string RuntimeId => System + "-" + Architecture;

    private static string System =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "win" : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "osx" : "linux";

    private static string Architecture => RuntimeInformation.ProcessArchitecture switch
    {
        global::System.Runtime.InteropServices.Architecture.X64 => "x64",
        global::System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        var other => other.ToString(),
    };

    private static string NativeName => System switch
    {
        "win" => "e_sqlite3.dll",
        "osx" => "libe_sqlite3.dylib",
        _ => "libe_sqlite3.so",
    };

    private string PathOf(string name) => Path.Combine(ManagedFolder, name + ".dll");

#if NETSTANDARD2_0
    public Assembly Load(string name) => Assembly.LoadFrom(PathOf(name));

    /// <summary>Once it is loaded by its path, its name finds it.</summary>
    private void LoadNative()
    {
        if (System == "win" && LoadLibraryW(_native) == IntPtr.Zero)
            throw new Win32Exception(Marshal.GetLastWin32Error());
    }

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LoadLibraryW(string path);
#else
    public Assembly Load(string name) => LoadFromAssemblyPath(PathOf(name));

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        File.Exists(PathOf(assemblyName.Name!)) ? LoadFromAssemblyPath(PathOf(assemblyName.Name!)) : null;

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        unmanagedDllName == "e_sqlite3" ? LoadUnmanagedDllFromPath(_native) : IntPtr.Zero;
#endif
}
