using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace Exotel.PowerShell.Tests.Packaging;

/// <summary>What PowerShell repositories are given.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exotel-package").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Has_every_staged_file_as_it_is_and_nothing_else_beside_what_NuGet_needs()
    {
        using var package = ZipFile.OpenRead(await ModulePackage.PackAsync(_folder, Stop));

        var files = package.Entries.Where(entry => !Regex.IsMatch(entry.FullName, @"^(_rels/|package/|\[Content_Types\]|Exotel\.nuspec)")).ToList();
        Assert.Equal(
            Directory.EnumerateFiles(RepositoryPaths.Stage, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryPaths.Stage, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
            files.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        foreach (var entry in files)
        {
            await using var content = await entry.OpenAsync(Stop);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, Stop);
            Assert.True(File.ReadAllBytes(Path.Combine(RepositoryPaths.Stage, entry.FullName)).AsSpan().SequenceEqual(bytes.ToArray()), entry.FullName);
        }
    }

    [Fact]
    public async Task Describes_itself_as_the_manifest_does_and_names_its_cmdlets()
    {
        using var package = ZipFile.OpenRead(await ModulePackage.PackAsync(_folder, Stop));
        await using var content = await package.GetEntry("Exotel.nuspec")!.OpenAsync(Stop);
        var metadata = XDocument.Load(content).Root!.Elements().Single();
        string Field(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        var manifest = await File.ReadAllTextAsync(RepositoryPaths.Manifest, Stop);

        Assert.Equal("Exotel", Field("id"));
        Assert.Contains($"ModuleVersion        = '{Field("version")}'", manifest, StringComparison.Ordinal);
        Assert.Contains($"Description          = '{Field("description")}'", manifest, StringComparison.Ordinal);
        Assert.Contains($"Author               = '{Field("authors")}'", manifest, StringComparison.Ordinal);
        Assert.Contains($"LicenseUri   = '{Field("licenseUrl")}'", manifest, StringComparison.Ordinal);
        Assert.Contains(Field("releaseNotes"), manifest.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        var tags = Field("tags").Split(' ');
        var cmdlets = Regex.Matches(manifest, @"(?m)^        '(\w+-Exo\w+)'").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(cmdlets);
        Assert.Equal(cmdlets, tags.Where(tag => tag.StartsWith("PSCmdlet_", StringComparison.Ordinal)).Select(tag => tag["PSCmdlet_".Length..]));
        Assert.Equal(cmdlets, tags.Where(tag => tag.StartsWith("PSCommand_", StringComparison.Ordinal)).Select(tag => tag["PSCommand_".Length..]));
        Assert.Empty(new[] { "PSModule", "PSIncludes_Cmdlet", "PSEdition_Core", "PSEdition_Desktop", "Windows", "Linux", "MacOS", "Exotel" }.Except(tags));
    }

    [Fact]
    public async Task Is_the_same_byte_for_byte_when_the_same_sources_are_built_again_elsewhere()
    {
        var here = await ModulePackage.PackAsync(Path.Combine(_folder, "here"), Stop);
        var there = await ModulePackage.PackCopyAsync(Path.Combine(_folder, "there"), Stop);

        Assert.Equal(Convert.ToHexString(await File.ReadAllBytesAsync(here, Stop)), Convert.ToHexString(await File.ReadAllBytesAsync(there, Stop)));
    }
}
