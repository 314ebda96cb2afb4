using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>
/// Writes rows, as many in a statement as the dialect likes. The statement of a full batch is prepared once. Where a statement has one row, it
/// has only the columns with a value, since each parameter costs a good part of the whole: there is one statement for each set of columns.
/// </summary>
internal sealed class UpsertCommand(StoreDatabase database, string table, IReadOnlyList<StoreColumn> columns, int keyColumns) : IDisposable
{
    private const int MostCommands = 32;

    private readonly List<object?[]> _rows = new(database.Dialect.RowsPerStatement);
    private readonly Dictionary<ulong, (DbCommand Command, int[] Columns)> _commands = [];
    private readonly Func<object?[], object?[]> _storedValues = database.Dialect.StoredValuesOf(columns);
    private readonly int[] _all = Enumerable.Range(0, columns.Count).ToArray();

    public void Add(object?[] values)
    {
        _rows.Add(_storedValues(values));
        if (_rows.Count == database.Dialect.RowsPerStatement)
            Execute();
    }

    /// <summary>Writes what is left.</summary>
    public void Flush()
    {
        if (_rows.Count > 0)
            Execute();
    }

    public void Dispose()
    {
        foreach (var (command, _) in _commands.Values)
            command.Dispose();
        _commands.Clear();
    }

    private void Execute()
    {
        var isOne = database.Dialect.RowsPerStatement == 1;
        var id = isOne ? MaskOf(_rows[0]) : (ulong)_rows.Count;
        if (!_commands.TryGetValue(id, out var entry))
        {
            if (_commands.Count == MostCommands)
                Dispose();
            var used = isOne ? _all.Where(i => _rows[0][i] is not null).ToArray() : _all;
            _commands.Add(id, entry = (CommandFor(used, _rows.Count), used));
        }

        var (command, ordinals) = entry;
        var parameter = 0;
        foreach (var row in _rows)
            foreach (var i in ordinals)
                database.Dialect.Bind(command.Parameters[parameter++], columns[i].Kind, row[i]);
        database.Guard(command.ExecuteNonQuery);
        _rows.Clear();
    }

    private DbCommand CommandFor(int[] ordinals, int rows)
    {
        var command = database.Command(database.Dialect.UpsertSql(table, ordinals.Select(i => columns[i]).ToList(), columns, keyColumns, rows));
        for (var i = 0; i < rows * ordinals.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + i.ToString(CultureInfo.InvariantCulture);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>One bit for each column with a value.</summary>
    private static ulong MaskOf(object?[] row)
    {
        var mask = 0UL;
        for (var i = 0; i < row.Length; i++)
            mask |= row[i] is null ? 0 : 1UL << i;
        return mask;
    }
}
