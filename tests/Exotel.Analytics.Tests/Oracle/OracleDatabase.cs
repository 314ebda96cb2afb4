using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;
using System.Linq;
using Exotel.Analytics.Store;

namespace Exotel.Analytics.Tests.Oracle;

/// <summary>A database that holds calls and answers queries as lines of text.</summary>
internal sealed class OracleDatabase : IDisposable
{
    private readonly DbConnection _connection;

    private OracleDatabase(DbConnection connection) => _connection = connection;

    public static OracleDatabase Create(DbConnection connection, IEnumerable<Call> calls)
    {
        var database = new OracleDatabase(connection);
        connection.Open();
        foreach (var table in (string[])["facts", "parties", "numbers", "calls", "exo_calls", "exo_coverage", "exo_placements", "exo_meta"])
            database.Execute($"drop table if exists {table}");
        database.Execute(SqlQueries.Schema);
        database.Insert(calls);
        foreach (var statement in SqlQueries.Facts)
            database.Execute(statement);
        return database;
    }

    /// <summary>A store in the same database, with the same calls.</summary>
    public CallStore CreateStore(IReadOnlyList<Call> calls)
    {
        var store = CallStore.Open(_connection, create: true);
        foreach (var account in calls.GroupBy(call => call.AccountSid!))
            store.Write(account.Key, account);
        return store;
    }

    /// <summary>The rows of a query: column after column, numbers to the last digit.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            var values = new object?[reader.FieldCount];
            for (var i = 0; i < values.Length; i++)
                values[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            lines.Add(Line(values));
        }

        return lines;
    }

    public static string Line(params object?[] values) =>
        string.Join(" ", Array.ConvertAll(values, value => value switch
        {
            null => "null",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            string text => $"'{text}'",
            _ => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        }));

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Insert(IEnumerable<Call> calls)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var call in calls)
        {
            object?[] values =
            [
                call.AccountSid, call.Sid, call.Direction, call.Outcome, call.From, call.To, call.PhoneNumber, call.PhoneNumberSid, call.CallerName,
                call.DateCreated?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), call.DateCreated?.ToUnixTimeSeconds(),
                call.StartTime?.ToUnixTimeSeconds(), (int?)call.StartTime?.Offset.TotalSeconds, (int?)call.DateCreated?.Offset.TotalSeconds,
                call.EndTime?.ToUnixTimeSeconds(), call.Duration, call.ConversationDuration, call.Leg1Duration,
                call.Price is { } price ? (long)(price * 1_000_000) : null,
            ];
            using var command = _connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"insert into calls values (0, {string.Join(", ", Array.ConvertAll(values, Literal))})";
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
