using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Threading.Tasks;
using Exotel.Analytics.Store;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>
/// The store in the SQL Server of EXOTEL_TEST_SQLSERVER, a connection string without a database; each test makes a database of its own. The provider is referenced with
/// <c>-p:SqlServerTests=true</c>.
/// </summary>
public sealed class SqlServerStoreTests : CallStoreContract, IDisposable
{
    private readonly List<DbConnection> _connections = [];

    public void Dispose()
    {
        foreach (var connection in _connections)
            connection.Dispose();
    }

    private protected override async Task<CallStore> OpenAsync()
    {
        var server = Environment.GetEnvironmentVariable("EXOTEL_TEST_SQLSERVER");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "EXOTEL_TEST_SQLSERVER is not set: there is no SQL Server to test with.");
        var database = "exotel_" + Guid.NewGuid().ToString("N");
        await using (var master = Connect(server!))
        {
            await master.OpenAsync(Stop);
            await using var command = master.CreateCommand();
            command.CommandText = "CREATE DATABASE " + database;
            await command.ExecuteNonQueryAsync(Stop);
        }

        var connection = Connect($"{server};Initial Catalog={database}");
        _connections.Add(connection);
        await connection.OpenAsync(Stop);
        return CallStore.Open(connection, create: true);
    }

    private static DbConnection Connect(string connectionString)
    {
        var type = Type.GetType("Microsoft.Data.SqlClient.SqlConnection, Microsoft.Data.SqlClient")
            ?? throw new InvalidOperationException("EXOTEL_TEST_SQLSERVER is set, but the tests were built without -p:SqlServerTests=true.");
        return (DbConnection)Activator.CreateInstance(type, connectionString)!;
    }
}
