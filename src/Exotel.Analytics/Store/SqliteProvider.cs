using System;
using System.Data.Common;
using System.IO;
using System.Reflection;

namespace Exotel.Analytics.Store;

/// <summary>
/// The SQLite that the module ships, loaded when a store file is first opened. It stays out of the way of other modules' SQLite: only its
/// <see cref="DbProviderFactory"/> is seen here.
/// </summary>
internal static class SqliteProvider
{
    /// <summary>SQLITE_CONFIG_MEMSTATUS.</summary>
    private const int CountMemory = 9;

    private static readonly object Sync = new();
    private static DbProviderFactory? _factory;

    /// <summary>Where the module keeps SQLite: beside the folder of its assemblies.</summary>
    public static string Folder { get; set; } =
        Path.Combine(Path.GetDirectoryName(typeof(SqliteProvider).Assembly.Location) ?? string.Empty, "..", "..", "sqlite");

    /// <exception cref="ExotelException">SQLite cannot be loaded on this machine.</exception>
    public static DbProviderFactory Factory
    {
        get
        {
            lock (Sync)
                return _factory ??= Load(Path.GetFullPath(Folder));
        }
    }

    private static DbProviderFactory Load(string folder)
    {
        try
        {
            var assemblies = new SqliteAssemblies(folder);
            var native = Activator.CreateInstance(assemblies.Load("SQLitePCLRaw.provider.e_sqlite3").GetType("SQLitePCL.SQLite3Provider_e_sqlite3", throwOnError: true)!);
            var library = assemblies.Load("SQLitePCLRaw.core").GetType("SQLitePCL.raw", throwOnError: true)!;
            library.GetMethod("SetProvider")!.Invoke(null, [native]);

            // Nobody asks how much memory it has; counting takes a lock for each piece. It declines where SQLite runs already, which does no harm.
            library.GetMethod("sqlite3_config", [typeof(int), typeof(int)])!.Invoke(null, [CountMemory, 0]);
            var factory = assemblies.Load("Microsoft.Data.Sqlite").GetType("Microsoft.Data.Sqlite.SqliteFactory", throwOnError: true)!;
            return (DbProviderFactory)factory.GetField("Instance")!.GetValue(null)!;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            var cause = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
            throw StoreErrors.Failed(
                folder,
                $"SQLite could not be loaded for {SqliteAssemblies.RuntimeId}. Supported are Windows, Linux with glibc and macOS on x64 and ARM64; elsewhere use a connection to PostgreSQL or SQL Server. {cause.Message}",
                cause);
        }
    }
}
