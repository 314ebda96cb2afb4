using System;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Exotel.Analytics.Store;

/// <summary>The two errors of a store, with what can be done about them.</summary>
internal static class StoreErrors
{
    private const int Busy = 5;
    private const int Locked = 6;

    public static ExotelException Failed(string store, string what, Exception? cause = null) =>
        new(ExotelErrorKind.StoreFailed, $"The store {store} cannot be used: {what}", cause);

    public static ExotelException InUse(string store, Exception? cause = null) =>
        new(ExotelErrorKind.StoreBusy, $"The store {store} is in use by another run, which did not end in time. Nothing was changed; try again when it has ended.", cause);

    public static ExotelException UnknownProvider(DbConnection connection) => Failed(
        connection.GetType().FullName!, "the connection is neither of SQLite, nor of PostgreSQL (Npgsql), nor of SQL Server. Open one of these, or specify the path of a file.");

    /// <summary>Whether an error comes from a value that another program wrote, which is not what its column is for.</summary>
    public static bool IsUnreadable(Exception error) => error is FormatException or OverflowException or ArgumentOutOfRangeException or InvalidCastException;

    public static ExotelException Unreadable(string store, Exception cause) =>
        Failed(store, $"a row in it cannot be read. {cause.Message} Another program wrote that value; correct it there.", cause);

    public static ExotelException From(string store, DbException cause)
    {
        var code = SqliteCodeOf(cause);
        return code is Busy or Locked || IsConflict(cause) ? InUse(store, cause) : Failed(store, WordsFor(code, cause), cause);
    }

    private static string WordsFor(int? code, DbException cause) => code switch
    {
        8 => "it is read-only. Check the permissions of the file and of its folder, in which SQLite writes too.",
        10 => "reading or writing failed. Check the disk. " + cause.Message,
        11 => "the file is damaged. Restore a backup, or move it away and synchronize again. " + cause.Message,
        13 => "the disk is full. Free some space and run it again; nothing was lost.",
        14 => "the file cannot be opened. Check that its folder exists and that it may be written.",
        26 => "it is not an SQLite database. Specify another path.",
        _ => cause.Message,
    };

    /// <summary>Deadlocks and locks not granted, as PostgreSQL names them.</summary>
    private static bool IsConflict(DbException cause)
    {
#if NETSTANDARD2_0
        return cause.GetType().GetProperty("SqlState")?.GetValue(cause) is "55P03" or "40001" or "40P01";
#else
        return cause.SqlState is "55P03" or "40001" or "40P01";
#endif
    }

    /// <summary>The provider is known by no type here; its messages begin with the code.</summary>
    private static int? SqliteCodeOf(DbException cause) =>
        Regex.Match(cause.Message, @"\ASQLite Error (\d+)", RegexOptions.CultureInvariant) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;
}
