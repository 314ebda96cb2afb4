using System;
using System.IO;
using System.Reflection;
using System.Reflection.Emit;
using Exotel.PowerShell.Hosting;
using Xunit;

namespace Exotel.PowerShell.Tests.Desktop;

/// <summary>Whom the resolver answers, and what: its own folder here is that of this test.</summary>
public sealed class ModuleAssemblyResolverTests
{
    private static readonly Assembly Ours = typeof(ModuleAssemblyResolverTests).Assembly;
    private static readonly Assembly Stranger = typeof(object).Assembly;
    private static readonly AssemblyName Shipped = typeof(FactAttribute).Assembly.GetName();
    private static readonly string Folder = Path.GetDirectoryName(Ours.Location)!;

    private readonly ModuleAssemblyResolver _resolver = new(Folder);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void The_resolver_finds_the_shipped_version_and_lower_ones(int higher) =>
        Assert.Equal(Path.Combine(Folder, Shipped.Name + ".dll"), _resolver.PathFor(Name(higher), Ours));

    [Fact]
    public void The_resolver_finds_the_assembly_of_the_figures() =>
        Assert.Equal(Path.Combine(Folder, "Exotel.Analytics.dll"), _resolver.PathFor(typeof(CallMetric).Assembly.FullName!, Ours));

    [Fact]
    public void The_resolver_finds_assemblies_with_and_without_a_trailing_separator_of_the_folder() =>
        Assert.NotNull(new ModuleAssemblyResolver(Folder + Path.DirectorySeparatorChar).PathFor(Shipped.FullName, Ours));

    [Fact]
    public void The_resolver_ignores_higher_versions() => Assert.Null(_resolver.PathFor(Name(+1), Ours));

    [Fact]
    public void The_resolver_ignores_requests_from_other_assemblies() => Assert.Null(_resolver.PathFor(Shipped.FullName, Stranger));

    [Fact]
    public void The_resolver_ignores_requests_without_a_requesting_assembly() => Assert.Null(_resolver.PathFor(Shipped.FullName, null));

    [Fact]
    public void The_resolver_ignores_requests_from_assemblies_without_a_file()
    {
        var dynamic = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dynamic"), AssemblyBuilderAccess.Run);

        Assert.Null(_resolver.PathFor(Shipped.FullName, dynamic));
    }

    [Theory]
    [InlineData("Azure.Core, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null")]
    [InlineData("Exotel.Client.resources, Version=0.1.0.0, Culture=de, PublicKeyToken=null")]
    public void The_resolver_ignores_assemblies_that_are_not_shipped(string name) => Assert.Null(_resolver.PathFor(name, Ours));

    [Fact]
    public void The_resolver_ignores_the_same_name_with_another_public_key() =>
        Assert.Null(_resolver.PathFor($"{Shipped.Name}, Version={Shipped.Version}, Culture=neutral, PublicKeyToken=0123456789abcdef", Ours));

    [Fact]
    public void The_resolver_loads_the_assembly_it_finds() =>
        Assert.Equal(Shipped.FullName, _resolver.Resolve(null, new ResolveEventArgs(Name(-1), Ours))?.FullName);

    private static string Name(int higher)
    {
        var version = new Version(Shipped.Version!.Major + higher, Shipped.Version.Minor, 0, 0);
        return Shipped.FullName.Replace(Shipped.Version.ToString(), version.ToString(), StringComparison.Ordinal);
    }
}
