using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Exotel.PowerShell.Tests.Architecture;

/// <summary>The compiled code keeps to the direction of dependencies that CONTRIBUTING.md shows.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, CompiledProject> Projects =
        new[] { "Exotel.Client", "Exotel.Analytics", "Exotel.PowerShell", "Exotel.Simulator" }.ToDictionary(name => name, CompiledProject.Read);

    public static TheoryData<string> Names => [.. Projects.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_type_has_a_source_file_of_its_name(string project) => AssertNone(Projects[project].WithoutFile);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_two_folders_depend_on_each_other(string project) => AssertNone(FolderCycles.Find(Projects[project].References));

    [Fact]
    public void The_folders_of_the_client_use_only_the_layers_below_them() => AssertLayers(FolderLayers.Client, Projects["Exotel.Client"]);

    [Fact]
    public void The_folders_of_the_cmdlets_use_only_the_layers_below_them() => AssertLayers(FolderLayers.PowerShell, Projects["Exotel.PowerShell"]);

    [Fact]
    public void A_reference_to_an_upper_layer_is_found() => Assert.Equal(
        ["Http -> Calls/Listing: Sender uses CallPage"],
        FolderLayers.Client.Upward([new("Http", "Sender", "Calls/Listing", "CallPage"), new("Calls", "Call", "Http", "Sender")]).Select(reference => reference.ToString()));

    [Fact]
    public void Cmdlets_use_neither_HTTP_nor_JSON_directly() => AssertNone(Projects["Exotel.PowerShell"].Externals
        .Where(external => external.Folder.Split('/')[0] == "Commands" && external.Assembly is ("System.Net.Http" or "System.Text.Json"))
        .Select(external => $"{external.Type} uses {external.Assembly}"));

    [Fact]
    public void The_client_does_not_reference_PowerShell() => Assert.DoesNotContain("System.Management.Automation", Projects["Exotel.Client"].Assemblies);

    [Fact]
    public void The_figures_reference_neither_PowerShell_nor_HTTP() => Assert.DoesNotContain(
        Projects["Exotel.Analytics"].Assemblies,
        name => name is "System.Management.Automation" or "System.Net.Http" or "Exotel.PowerShell");

    [Fact]
    public void The_simulator_shares_no_code_with_the_client() => Assert.DoesNotContain("Exotel.Client", Projects["Exotel.Simulator"].Assemblies);

    private static void AssertLayers(FolderLayers layers, CompiledProject project)
    {
        Assert.NotEmpty(project.References);
        AssertNone(layers.Unknown(project.Folders).Select(folder => $"{folder}: name its layer in FolderLayers"));
        AssertNone(layers.Upward(project.References));
    }

    private static void AssertNone<T>(IEnumerable<T> found)
    {
        var lines = found.Select(item => item!.ToString()!).ToList();
        Assert.True(lines.Count == 0, string.Join(Environment.NewLine, lines));
    }
}
