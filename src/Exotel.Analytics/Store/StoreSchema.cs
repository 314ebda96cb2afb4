using System;
using System.Collections.Generic;

namespace Exotel.Analytics.Store;

/// <summary>Makes the tables of a store, and brings those of an earlier version up to date in one transaction.</summary>
/// <param name="upgrades">What leads from each version to the next; the first leads from 1 to 2.</param>
internal sealed class StoreSchema(IReadOnlyList<Func<StoreDialect, IEnumerable<string>>> upgrades)
{
    /// <summary>The schema that this version of the module reads and writes.</summary>
    public static readonly StoreSchema Current = new([]);

    public int Version => 1 + upgrades.Count;

    /// <exception cref="ExotelException">There is no store and none may be made, or its schema is newer.</exception>
    public void Prepare(StoreDatabase database, bool create)
    {
        if (VersionOf(database) == Version)
            return;

        using var transaction = database.Begin();
        // Another process may have been first.
        var found = VersionOf(database);
        if (found > Version)
            throw StoreErrors.Failed(database.Name, $"its schema has version {found}, and this version of the module knows versions up to {Version}. Update the module.");
        if (found is null && !create)
            throw StoreErrors.Failed(database.Name, "it contains no tables of this module. Check the path, or create them with Sync-ExoCall.");

        foreach (var statement in found is { } version ? UpgradesFrom(database.Dialect, version) : CreateSql(database.Dialect))
            database.Execute(statement);
        database.Execute(found is null ? "INSERT INTO exo_meta (schema_version) VALUES (@p0)" : "UPDATE exo_meta SET schema_version = @p0", (ColumnKind.Integer, Version));
        transaction.Commit();
    }

    /// <summary>The statements that make the tables of version 1, and then of this version.</summary>
    public IEnumerable<string> CreateSql(StoreDialect dialect)
    {
        yield return dialect.CreateTableSql(StoreTables.Calls, CallColumns.All, keyColumns: 2);
        foreach (var index in dialect.CreateIndexesSql())
            yield return index;
        yield return dialect.CreateTableSql(StoreTables.Coverage, StoreTables.CoverageColumns, keyColumns: 2);
        yield return dialect.CreateTableSql(StoreTables.Placements, StoreTables.PlacementColumns, keyColumns: 2);
        yield return dialect.CreateTableSql(StoreTables.Meta, StoreTables.MetaColumns, keyColumns: 1);
        foreach (var statement in UpgradesFrom(dialect, 1))
            yield return statement;
    }

    private IEnumerable<string> UpgradesFrom(StoreDialect dialect, int version)
    {
        for (var i = version - 1; i < upgrades.Count; i++)
            foreach (var statement in upgrades[i](dialect))
                yield return statement;
    }

    /// <summary>Null where there are no tables yet.</summary>
    private static int? VersionOf(StoreDatabase database) =>
        database.Count(database.Dialect.CountTablesSql, StoreTables.Meta) == 0 ? null : (int)database.Count("SELECT schema_version FROM exo_meta");
}
