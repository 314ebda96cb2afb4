using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading;

namespace Exotel.Analytics.Store;

/// <summary>Reads rows of <c>exo_calls</c> packed and ahead of their use; only for an own file.</summary>
/// <param name="database">The file.</param>
/// <param name="columns">What to read of each row.</param>
/// <param name="read">Reads a packed row.</param>
/// <param name="readOther">Reads a row that cannot be packed, with the columns of a call, on another thread.</param>
internal sealed class PackedReader<T>(StoreDatabase database, PackedColumns columns, Func<StoredValues, T> read, Func<StoredValues, T> readOther)
{
    private readonly PackedValues _values = new();
    private RecordValues? _otherValues;

    /// <summary>The rows of a query, as they are read.</summary>
    /// <param name="sql">The query, from its condition on.</param>
    /// <param name="parameters">The parameters of the query.</param>
    public IEnumerable<T> Read(string sql, params (ColumnKind Kind, object? Value)[] parameters)
    {
        using var command = database.Command($"SELECT {columns.Sql} FROM {StoreTables.Calls}{sql}", parameters);
        using var reader = database.Guard(() => command.ExecuteReader());
        foreach (var row in ReadAhead.Read<PackedRow>((rows, stop) => database.Guard(() => Fill(reader, rows, stop))))
            yield return row.Read is T other ? other : ReadOne(row);
    }

    private int Fill(DbDataReader reader, PackedRow[] rows, CancellationToken stop)
    {
        var count = 0;
        for (; count < rows.Length && !stop.IsCancellationRequested && reader.Read(); count++)
        {
            var row = new PackedRow(reader.GetString(0), columns.HasPrice ? reader.GetDouble(1) : double.PositiveInfinity);
            rows[count] = row.IsUnambiguous(columns.Separators, columns.InnerSeparators)
                ? row
                : row with { Read = ReadOther(reader.GetInt64(reader.FieldCount - 1)) };
        }

        return count;
    }

    private T ReadOne(in PackedRow row)
    {
        try
        {
            return read(_values.Of(row));
        }
        catch (Exception error) when (StoreErrors.IsUnreadable(error))
        {
            throw StoreErrors.Unreadable(database.Name, error);
        }
    }

    private T ReadOther(long rowId)
    {
        var values = _otherValues ??= new RecordValues(database.Dialect);
        var sql = $"SELECT {CallReader.Names} FROM {StoreTables.Calls} WHERE rowid = @p0";
        return database.Query(sql, record => readOther(values.Of(record)), (ColumnKind.Integer, rowId)).Single();
    }
}
