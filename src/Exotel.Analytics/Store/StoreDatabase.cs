using System;
using System.Collections.Generic;
using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Exotel.Analytics.Store;

/// <summary>An open connection with its dialect. For one thread at a time.</summary>
internal sealed class StoreDatabase : IDisposable
{
    private static readonly Version FirstConcatenation = new(3, 50);

    private readonly DbConnection _connection;
    private readonly bool _isOwner;
    private DbTransaction? _transaction;

    /// <param name="connection">An open connection.</param>
    /// <param name="name">The store in messages: a file, or a server and a database.</param>
    /// <param name="isOwner">Whether the connection is closed with this object.</param>
    /// <exception cref="ExotelException">The connection is closed, or of an unknown kind.</exception>
    public StoreDatabase(DbConnection connection, string name, bool isOwner)
    {
        if (connection.State != ConnectionState.Open)
            throw StoreErrors.Failed(name, "the connection is not open. Open it first.");
        _connection = connection;
        _isOwner = isOwner;
        Name = name;
        Dialect = StoreDialect.For(connection);
    }

    public string Name { get; }

    public StoreDialect Dialect { get; }

    /// <summary>Whether this is the SQLite that the module ships, on a connection that nobody else uses: rows are read packed, and ahead.</summary>
    public bool IsOwnFile => _isOwner;

    /// <summary>
    /// Whether this is an SQLite whose <c>concat_ws</c> was tested. In Windows PowerShell, another module may have loaded an older one before; there was
    /// none before 3.44, and at first it left out empty texts.
    /// </summary>
    public bool HasConcatenation => _isOwner && Version.TryParse(_connection.ServerVersion, out var version) && version >= FirstConcatenation;

    /// <summary>A transaction of a writer: others wait until it ends. Disposing it without a commit undoes it.</summary>
    public StoreTransaction Begin() => Guard(() =>
    {
        _transaction = Dialect.SerializeWritersSql is null ? _connection.BeginTransaction() : _connection.BeginTransaction(IsolationLevel.ReadCommitted);
        return new StoreTransaction(_transaction, this);
    });

    /// <summary>Makes other writers wait. The tables must be there.</summary>
    public void SerializeWriters()
    {
        if (Dialect.SerializeWritersSql is { } sql)
            Scalar(sql);
    }

    public int Execute(string sql, params (ColumnKind Kind, object? Value)[] parameters) => Guard(() =>
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    });

    public long Count(string sql, string name) => Guard(() =>
    {
        using var command = Command(sql);
        Add(command, "@name", ColumnKind.Key, name);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    });

    public long Count(string sql, params (ColumnKind Kind, object? Value)[] parameters) =>
        Convert.ToInt64(Scalar(sql, parameters), CultureInfo.InvariantCulture);

    public object? Scalar(string sql, params (ColumnKind Kind, object? Value)[] parameters) => Guard(() =>
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar();
    });

    /// <summary>The rows of a query, as they are read.</summary>
    public IEnumerable<T> Query<T>(string sql, Func<DbDataReader, T> read, params (ColumnKind Kind, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        foreach (var row in Query(command, read))
            yield return row;
    }

    /// <summary>The rows of a command, as they are read.</summary>
    public IEnumerable<T> Query<T>(DbCommand command, Func<DbDataReader, T> read)
    {
        using var reader = Guard(() => command.ExecuteReader());
        while (Guard(reader.Read))
            yield return ReadRow();

        T ReadRow()
        {
            try
            {
                return read(reader);
            }
            catch (Exception error) when (StoreErrors.IsUnreadable(error))
            {
                throw StoreErrors.Unreadable(Name, error);
            }
        }
    }

    /// <summary>A command whose parameters are <c>@p0</c> and so on.</summary>
    public DbCommand Command(string sql, params (ColumnKind Kind, object? Value)[] parameters)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _transaction;
#pragma warning disable CA2100 // The text is of this module alone; what a user gives is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters.Length; i++)
            Add(command, "@p" + i.ToString(CultureInfo.InvariantCulture), parameters[i].Kind, parameters[i].Value);
        return command;
    }

    /// <summary>Turns the errors of the provider into those of the store.</summary>
    /// <exception cref="ExotelException">The database refused.</exception>
    public T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (DbException error)
        {
            throw StoreErrors.From(Name, error);
        }
        catch (InvalidOperationException error) when (_connection.State != ConnectionState.Open || error is ObjectDisposedException)
        {
            throw StoreErrors.Failed(Name, "the connection was closed.", error);
        }
    }

    public void Dispose()
    {
        _transaction?.Dispose();
        if (_isOwner)
            _connection.Dispose();
    }

    internal void End(DbTransaction transaction)
    {
        if (ReferenceEquals(_transaction, transaction))
            _transaction = null;
    }

    private void Add(DbCommand command, string name, ColumnKind kind, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        Dialect.Bind(parameter, kind, value);
        command.Parameters.Add(parameter);
    }
}
