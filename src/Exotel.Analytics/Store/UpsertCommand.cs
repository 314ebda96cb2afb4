using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;

namespace Exotel.Analytics.Store;

/// <summary>Writes rows, as many in a statement as the dialect likes. The statement of a full batch is prepared once.</summary>
internal sealed class UpsertCommand(StoreDatabase database, string table, IReadOnlyList<StoreColumn> columns, int keyColumns) : IDisposable
{
    private readonly List<object?[]> _rows = new(database.Dialect.RowsPerStatement);
    private DbCommand? _full;

    public void Add(object?[] values)
    {
        _rows.Add(database.Dialect.ToRow(columns, values));
        if (_rows.Count == database.Dialect.RowsPerStatement)
        {
            Execute(_full ??= CommandFor(_rows.Count));
            _rows.Clear();
        }
    }

    /// <summary>Writes what is left.</summary>
    public void Flush()
    {
        if (_rows.Count == 0)
            return;
        using var command = CommandFor(_rows.Count);
        Execute(command);
        _rows.Clear();
    }

    public void Dispose() => _full?.Dispose();

    private DbCommand CommandFor(int rows)
    {
        var command = database.Command(database.Dialect.UpsertSql(table, columns, keyColumns, rows));
        for (var i = 0; i < rows * columns.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + i.ToString(CultureInfo.InvariantCulture);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private void Execute(DbCommand command)
    {
        var parameters = command.Parameters;
        for (var row = 0; row < _rows.Count; row++)
            for (var i = 0; i < columns.Count; i++)
                database.Dialect.Bind(parameters[row * columns.Count + i], columns[i].Kind, _rows[row][i]);
        database.Guard(command.ExecuteNonQuery);
    }
}
