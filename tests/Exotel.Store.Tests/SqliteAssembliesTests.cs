using System;
using System.IO;
using Exotel.Analytics.Store;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>Which of its assemblies the module loads for SQLite.</summary>
public sealed class SqliteAssembliesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exotel-sqlite").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Assemblies_compiled_for_this_system_are_preferred()
    {
        var preferred = Directory.CreateDirectory(Path.Combine(_folder, SqliteAssemblies.RuntimeId)).FullName;
        File.WriteAllText(Path.Combine(preferred, "Microsoft.Data.Sqlite.dll"), "an assembly");

        Assert.Equal(preferred, new SqliteAssemblies(_folder).ManagedFolder);
    }

    [Fact]
    public void Where_there_are_none_those_for_all_systems_are_loaded() =>
        Assert.Equal(Path.Combine(_folder, "net8.0"), new SqliteAssemblies(_folder).ManagedFolder);
}
