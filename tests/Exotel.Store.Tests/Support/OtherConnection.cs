using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Exotel.Store.Tests.Support;

/// <summary>An open connection to a database that no dialect knows.</summary>
internal sealed class OtherConnection : DbConnection
{
    [AllowNull]
    public override string ConnectionString { get; set; } = string.Empty;

    public override string Database => "db";

    public override string DataSource => "server";

    public override string ServerVersion => "1";

    public override ConnectionState State => ConnectionState.Open;

    public override void ChangeDatabase(string databaseName)
    {
    }

    public override void Close()
    {
    }

    public override void Open()
    {
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new System.NotSupportedException();

    protected override DbCommand CreateDbCommand() => throw new System.NotSupportedException();
}
