using System;
using System.Data.Common;
using System.IO;

namespace Exotel.Analytics.Store;

/// <summary>Opens the SQLite file of a store.</summary>
internal static class SqliteFile
{
    /// <summary>Seconds that a statement waits for another process: longer than any transaction of this module on a slow disk.</summary>
    private const int BusyTimeout = 10;

    /// <param name="path">The full path of the file.</param>
    /// <param name="create">Whether it is made where it is not there.</param>
    /// <exception cref="ExotelException">It cannot be opened.</exception>
    public static DbConnection Open(string path, bool create)
    {
        // First, so that no file is made where there is no SQLite.
        var factory = SqliteProvider.Factory;
        Check(path, create);
        var connection = factory.CreateConnection()!;
        try
        {
            connection.ConnectionString = ConnectionString(path);
            connection.Open();
            return connection;
        }
        catch (DbException error)
        {
            connection.Dispose();
            throw StoreErrors.From(path, error);
        }
    }

    private static void Check(string path, bool create)
    {
        if (Directory.Exists(path))
            throw StoreErrors.Failed(path, "it is a directory. Specify the path of a file.");
        if (DescribeProblem(path) is { } problem)
            throw StoreErrors.Failed(path, problem);
        if (NetworkShare.Holds(path))
            throw StoreErrors.Failed(path, "it is on a network share, where SQLite cannot lock a file reliably. Use a local disk, or a connection to PostgreSQL or SQL Server.");
        if (File.Exists(path))
            return;
        if (!create)
            throw StoreErrors.Failed(path, "the file does not exist. Check the path, or create the store with Sync-ExoCall.");

        try
        {
            PrivateDataFile.Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw StoreErrors.Failed(path, "the file cannot be made. " + error.Message, error);
        }
    }

    private static string? DescribeProblem(string path)
    {
        try
        {
            return SqlitePath.DescribeProblem(path);
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            return error.Message;  // .NET Framework refuses what .NET leaves to the system.
        }
    }

    /// <summary>Not pooled: a closed store has no open files.</summary>
    private static string ConnectionString(string path)
    {
        var builder = SqliteProvider.Factory.CreateConnectionStringBuilder()!;
        builder["Data Source"] = SqlitePath.ToNative(path);
        builder["Mode"] = IsReadOnly(path) ? "ReadOnly" : "ReadWrite";
        builder["Pooling"] = false;
        builder["Default Timeout"] = BusyTimeout;
        return builder.ConnectionString;
    }

    private static bool IsReadOnly(string path) => (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0;
}
