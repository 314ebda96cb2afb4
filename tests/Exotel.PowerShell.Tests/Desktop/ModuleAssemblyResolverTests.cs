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
    public void Answers_for_the_shipped_version_and_lower_ones(int higher) =>
        Assert.Equal(Path.Combine(Folder, Shipped.Name + ".dll"), _resolver.PathFor(Name(higher), Ours));

    [Fact]
    public void Answers_whatever_the_end_of_the_folder_s_name() =>
        Assert.NotNull(new ModuleAssemblyResolver(Folder + Path.DirectorySeparatorChar).PathFor(Shipped.FullName, Ours));

    [Fact]
    public void Leaves_higher_versions_to_others() => Assert.Null(_resolver.PathFor(Name(+1), Ours));

    [Fact]
    public void Leaves_requests_of_strangers_to_others() => Assert.Null(_resolver.PathFor(Shipped.FullName, Stranger));

    [Fact]
    public void Leaves_requests_of_nobody_known_to_others() => Assert.Null(_resolver.PathFor(Shipped.FullName, null));

    [Fact]
    public void Leaves_requests_of_assemblies_without_a_file_to_others()
    {
        var dynamic = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dynamic"), AssemblyBuilderAccess.Run);

        Assert.Null(_resolver.PathFor(Shipped.FullName, dynamic));
    }

    [Theory]
    [InlineData("Azure.Core, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null")]
    [InlineData("Exotel.Client.resources, Version=0.1.0.0, Culture=de, PublicKeyToken=null")]
    public void Leaves_names_that_are_not_shipped_to_others(string name) => Assert.Null(_resolver.PathFor(name, Ours));

    [Fact]
    public void Leaves_the_same_name_of_another_maker_to_others() =>
        Assert.Null(_resolver.PathFor($"{Shipped.Name}, Version={Shipped.Version}, Culture=neutral, PublicKeyToken=0123456789abcdef", Ours));

    [Fact]
    public void Loads_what_it_found() =>
        Assert.Equal(Shipped.FullName, _resolver.Resolve(null, new ResolveEventArgs(Name(-1), Ours))?.FullName);

    private static string Name(int higher)
    {
        var version = new Version(Shipped.Version!.Major + higher, Shipped.Version.Minor, 0, 0);
        return Shipped.FullName.Replace(Shipped.Version.ToString(), version.ToString(), StringComparison.Ordinal);
    }
}
