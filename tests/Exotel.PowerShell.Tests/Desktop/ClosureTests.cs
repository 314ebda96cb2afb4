using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Exotel.PowerShell.Tests.Desktop;

/// <summary>What the staged module ships. Every file beyond these could collide with another module's.</summary>
public sealed class ClosureTests
{
    /// <summary>What the host has: .NET Framework 4.7.2, and Windows PowerShell 5.1.</summary>
    private static readonly HashSet<(string Name, Version Version)> Host =
    [
        ("netstandard", new Version(2, 0, 0, 0)),
        ("mscorlib", new Version(4, 0, 0, 0)),
        ("System", new Version(4, 0, 0, 0)),
        ("System.Core", new Version(4, 0, 0, 0)),
        ("System.Numerics", new Version(4, 0, 0, 0)),
        ("System.Management.Automation", new Version(3, 0, 0, 0)),
    ];

    private static string Sqlite => Path.Combine(RepositoryPaths.Stage, "sqlite");

    private static string Desktop => RepositoryPaths.Bin("netstandard2.0");

    /// <summary>Neither symbols, which the assemblies carry inside, nor documentation, nor a deps.json, which nothing reads here.</summary>
    [Theory]
    [InlineData("net8.0")]
    [InlineData("linux-x64")]
    [InlineData("win-x64")]
    public void PowerShell_7_gets_the_three_assemblies_of_the_module(string folder) => Assert.Equal(
        ["Exotel.Analytics.dll", "Exotel.Client.dll", "Exotel.PowerShell.dll"],
        Files(RepositoryPaths.Bin(folder)));

    [Fact]
    public void Windows_PowerShell_gets_these_and_what_System_Net_Http_Json_needs() => Assert.Equal(
        [
            "Exotel.Analytics.dll",
            "Exotel.Client.dll",
            "Exotel.PowerShell.dll",
            "Microsoft.Bcl.AsyncInterfaces.dll",
            "System.Buffers.dll",
            "System.IO.Pipelines.dll",
            "System.Memory.dll",
            "System.Net.Http.Json.dll",
            "System.Numerics.Vectors.dll",
            "System.Runtime.CompilerServices.Unsafe.dll",
            "System.Text.Encodings.Web.dll",
            "System.Text.Json.dll",
            "System.Threading.Tasks.Extensions.dll",
        ],
        Files(Desktop));

    [Fact]
    public void The_staged_bin_folder_has_no_other_folders() => Assert.Equal(
        ["linux-x64", "net8.0", "netstandard2.0", "win-x64"],
        Directory.EnumerateFileSystemEntries(Path.Combine(RepositoryPaths.Stage, "bin")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void SQLite_has_a_folder_of_its_own_with_two_builds_and_six_native_libraries() => Assert.Equal(
        [
            "linux-arm64/libe_sqlite3.so",
            "linux-x64/libe_sqlite3.so",
            "net8.0/Microsoft.Data.Sqlite.dll",
            "net8.0/SQLitePCLRaw.core.dll",
            "net8.0/SQLitePCLRaw.provider.e_sqlite3.dll",
            "netstandard2.0/Microsoft.Data.Sqlite.dll",
            "netstandard2.0/SQLitePCLRaw.core.dll",
            "netstandard2.0/SQLitePCLRaw.provider.e_sqlite3.dll",
            "osx-arm64/libe_sqlite3.dylib",
            "osx-x64/libe_sqlite3.dylib",
            "win-arm64/e_sqlite3.dll",
            "win-x64/e_sqlite3.dll",
        ],
        Files(Sqlite).Select(file => file.Replace('\\', '/')));

    /// <summary>Its versions differ from those referred to, which the module's resolver bridges upwards.</summary>
    [Fact]
    public void Every_reference_of_the_desktop_SQLite_is_met_by_a_shipped_or_a_host_assembly_at_least_as_new()
    {
        var sqlite = AssemblyFile.In(Path.Combine(Sqlite, "netstandard2.0"));
        var met = sqlite.Concat(AssemblyFile.In(Desktop)).Select(file => (file.Name, file.Version)).Concat(Host).ToList();

        Assert.Empty(
            from file in sqlite
            from reference in file.References
            where !met.Any(one => one.Name == reference.Name && one.Version >= reference.Version)
            select $"{file.Name} refers to {reference.Name} {reference.Version}");
    }

    [Fact]
    public void Every_shipped_assembly_is_referenced_by_another()
    {
        var shipped = AssemblyFile.In(Desktop);

        // System.Net.Http.Json brings the other assemblies of its package, of which the client uses System.Text.Json.
        Assert.Equal(
            ["Exotel.PowerShell", "System.Net.Http.Json"],
            shipped.Select(file => file.Name).Except(shipped.SelectMany(file => file.References).Select(reference => reference.Name)).Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Windows PowerShell has no binding redirects: a reference to another version is a load that fails, and a question to
    /// whichever resolver was there first. None is asked for an assembly that lies beside the one that refers to it.
    /// </summary>
    [Fact]
    public void Every_reference_is_satisfied_by_a_shipped_or_host_assembly_of_exactly_that_version()
    {
        var shipped = AssemblyFile.In(Desktop);
        var met = shipped.Select(file => (file.Name, file.Version)).Concat(Host).ToHashSet();

        var unmet =
            from file in shipped
            from reference in file.References
            where !met.Contains(reference)
            let other = shipped.FirstOrDefault(one => one.Name == reference.Name)
            select $"{file.Name} {file.Version} refers to {reference.Name} {reference.Version}; " + (other is null
                ? "neither the module nor .NET Framework 4.7.2 has it"
                : $"{other.Version} is shipped, " + (reference.Version <= other.Version ? "which only the resolver can bridge" : "which is too old"));

        Assert.True(!unmet.Any(), string.Join(Environment.NewLine, unmet));
    }

    private static IEnumerable<string> Files(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file))
        .Order(StringComparer.Ordinal);
}
