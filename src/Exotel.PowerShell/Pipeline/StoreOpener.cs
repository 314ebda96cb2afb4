using System;
using System.Data;
using System.Data.Common;
using System.IO;
using System.Management.Automation;
using Exotel.Analytics.Placements;
using Exotel.Analytics.Store;
using Exotel.PowerShell.Extensions;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Opens the store that a <c>-Store</c> parameter names: the path of an SQLite file, or an open connection.</summary>
internal static class StoreOpener
{
    /// <param name="cmdlet">Resolves a relative path against PowerShell's location.</param>
    /// <param name="store">The value of the parameter.</param>
    /// <param name="create">Whether a missing file or missing tables are created.</param>
    /// <exception cref="ExotelException">The store cannot be used.</exception>
    public static CallStore Open(PSCmdlet cmdlet, object store, bool create) =>
        Open(cmdlet, store, path => CallStore.OpenFile(path, create), connection => CallStore.Open(connection, create));

    /// <summary>Opens what a store knows of the rows that are dialed once.</summary>
    /// <inheritdoc cref="Open(PSCmdlet, object, bool)"/>
    public static PlacementLedger OpenLedger(PSCmdlet cmdlet, object store, bool create) =>
        Open(cmdlet, store, path => PlacementLedger.OpenFile(path, create), connection => PlacementLedger.Open(connection, create));

    private static T Open<T>(PSCmdlet cmdlet, object store, Func<string, T> openFile, Func<DbConnection, T> open) => store.Unwrap() switch
    {
        DbConnection { State: ConnectionState.Open } connection => open(connection),
        DbConnection connection => throw StoreErrors.Failed(
            connection.GetType().Name, "the connection is not open. Open it before the command; the command leaves it open."),
        FileInfo file => openFile(file.FullName),
        string path when !string.IsNullOrWhiteSpace(path) => openFile(FileSystemPath.Resolve(cmdlet, path)),
        var other => throw new ExotelException(
            ExotelErrorKind.InvalidRequest, $"Store is '{other}'. Specify the path of a file, or an open connection to SQLite, PostgreSQL or SQL Server."),
    };
}
