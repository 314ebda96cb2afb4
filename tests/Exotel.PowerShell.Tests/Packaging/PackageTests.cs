using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.PortableExecutable;
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

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_package_has_every_staged_file_unchanged_and_nothing_else_but_what_NuGet_needs()
    {
        using var package = ZipFile.OpenRead(await ModulePackage.PackAsync(_folder, Cancellation));

        var files = package.Entries.Where(entry => !Regex.IsMatch(entry.FullName, @"^(_rels/|package/|\[Content_Types\]|Exotel\.nuspec)")).ToList();
        Assert.Equal(
            Directory.EnumerateFiles(RepositoryPaths.Stage, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryPaths.Stage, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
            files.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        foreach (var entry in files)
        {
            await using var content = await entry.OpenAsync(Cancellation);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, Cancellation);
            Assert.True(File.ReadAllBytes(Path.Combine(RepositoryPaths.Stage, entry.FullName)).AsSpan().SequenceEqual(bytes.ToArray()), entry.FullName);
        }
    }

    [Fact]
    public async Task The_package_metadata_equals_the_manifest_and_names_the_cmdlets()
    {
        using var package = ZipFile.OpenRead(await ModulePackage.PackAsync(_folder, Cancellation));
        await using var content = await package.GetEntry("Exotel.nuspec")!.OpenAsync(Cancellation);
        var metadata = XDocument.Load(content).Root!.Elements().Single();
        string Field(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        var manifest = await File.ReadAllTextAsync(RepositoryPaths.Manifest, Cancellation);

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
    public async Task The_package_is_under_15_MB_and_names_the_license_of_every_assembly_that_is_not_its_own()
    {
        var path = await ModulePackage.PackAsync(_folder, Cancellation);
        Assert.InRange(new FileInfo(path).Length, 1, 15_000_000);

        using var package = ZipFile.OpenRead(path);
        await using var content = await package.GetEntry("THIRD-PARTY-NOTICES.txt")!.OpenAsync(Cancellation);
        using var reader = new StreamReader(content);
        var notices = await reader.ReadToEndAsync(Cancellation);
        var patterns = Regex.Matches(notices, @"[\w./*]+\.(?:dll|so|dylib)").Select(match => "(^|/)" + Regex.Escape(match.Value).Replace(@"\*", "[^/]+", StringComparison.Ordinal) + "$").ToList();
        var foreign = package.Entries.Select(entry => entry.FullName).Where(name => Regex.IsMatch(name, @"\.(dll|so|dylib)$") && !Path.GetFileName(name).StartsWith("Exotel.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(foreign);
        Assert.All(foreign, name => Assert.Contains(patterns, pattern => Regex.IsMatch(name, pattern)));
        Assert.Contains("Apache License", notices, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted", notices, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_package_is_byte_for_byte_the_same_when_built_in_another_folder()
    {
        var here = await ModulePackage.PackAsync(Path.Combine(_folder, "here"), Cancellation);
        var there = await ModulePackage.PackCopyAsync(Path.Combine(_folder, "there"), Cancellation, "-p:RunAnalyzers=false");

        Assert.Equal(Convert.ToHexString(await File.ReadAllBytesAsync(here, Cancellation)), Convert.ToHexString(await File.ReadAllBytesAsync(there, Cancellation)));
    }

    /// <summary>
    /// The release is made so. The machines are those of a file for Windows and for Linux. What it is made with was restored with this project: no packages are looked for.
    /// </summary>
    [Fact]
    public async Task A_package_for_a_release_has_its_assemblies_also_compiled_ahead_of_time_for_two_systems()
    {
        var noPackages = Directory.CreateDirectory(Path.Combine(_folder, "source")).FullName;
        using var package = ZipFile.OpenRead(await ModulePackage.PackCopyAsync(_folder, Cancellation, "-p:ReadyToRun=true", "-p:RunAnalyzers=false", "-p:RestoreSources=" + noPackages));

        Assert.InRange(new FileInfo(Directory.GetFiles(_folder, "*.nupkg").Single()).Length, 1, 15_000_000);
        using var runtime = new PEReader(File.OpenRead(typeof(object).Assembly.Location));
        var expected = CompilerVersion(runtime);
        foreach (var (system, machine) in new[] { ("net8.0", 0x014C), ("win-x64", 0x8664), ("linux-x64", 0x8664 ^ 0x7B79) })
        {
            var files = package.Entries.Where(entry => Regex.IsMatch(entry.FullName, $"^(bin|sqlite)/{system}/(?!e_sqlite3|libe_sqlite3)")).ToList();
            Assert.Equal(
                [
                    $"bin/{system}/Exotel.Analytics.dll", $"bin/{system}/Exotel.Client.dll", $"bin/{system}/Exotel.PowerShell.dll",
                    $"sqlite/{system}/Microsoft.Data.Sqlite.dll", $"sqlite/{system}/SQLitePCLRaw.core.dll", $"sqlite/{system}/SQLitePCLRaw.provider.e_sqlite3.dll",
                ],
                files.Select(file => file.FullName).Order(StringComparer.Ordinal));
            foreach (var file in files)
            {
                await using var content = await file.OpenAsync(Cancellation);
                using var bytes = new MemoryStream();
                await content.CopyToAsync(bytes, Cancellation);
                bytes.Position = 0;
                using var assembly = new PEReader(bytes);
                Assert.Equal((file.FullName, machine), (file.FullName, (int)assembly.PEHeaders.CoffHeader.Machine));
                Assert.Equal(system != "net8.0", assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
                if (system != "net8.0")
                    Assert.Equal(expected, CompilerVersion(assembly));
            }
        }
    }

    /// <summary>A runtime takes only code of its own version of the compiler.</summary>
    private static int CompilerVersion(PEReader assembly)
    {
        var header = assembly.GetSectionData(assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.RelativeVirtualAddress).GetReader();
        Assert.Equal("RTR\0", header.ReadUTF8(4));
        return header.ReadUInt16();
    }
}
