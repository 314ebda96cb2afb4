using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.PowerShell.Tests.Pester;
using Xunit;

namespace Exotel.PowerShell.Tests.Packaging;

/// <summary>The package of the module, made as a user of the repository would: <c>dotnet pack src/Exotel.PowerShell</c>.</summary>
internal static class ModulePackage
{
    /// <summary>Of what is built already.</summary>
    public static Task<string> PackAsync(string folder, CancellationToken cancellationToken) =>
        PackAsync(RepositoryPaths.Root, folder, cancellationToken, "--no-build", "-p:NuspecOutputPath=" + Path.Combine(folder, "nuspec"));

    /// <summary>Of the same sources in another place, built from nothing.</summary>
    /// <param name="folder">Where the package and the place are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="options">More arguments of <c>dotnet pack</c>.</param>
    public static Task<string> PackCopyAsync(string folder, CancellationToken cancellationToken, params string[] options)
    {
        var copy = Path.Combine(folder, "another", "place");
        foreach (var file in Directory.EnumerateFiles(RepositoryPaths.Root).Select(Path.GetFileName))
            Copy(file!);
        foreach (var part in new[] { "src/Exotel.Analytics", "src/Exotel.Client", "src/Exotel.PowerShell", "docs/en-US" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, part), "*", SearchOption.AllDirectories))
                Copy(Path.GetRelativePath(RepositoryPaths.Root, file));
        }

        // The commit is named in the assemblies.
        if (Directory.Exists(Path.Combine(RepositoryPaths.Root, ".git")))
            File.WriteAllText(Path.Combine(copy, ".git"), "gitdir: " + Path.Combine(RepositoryPaths.Root, ".git"));
        return PackAsync(copy, folder, cancellationToken, options);

        void Copy(string file)
        {
            if (file.Split('/', '\\').Any(part => part is "bin" or "obj"))
                return;
            var target = Path.Combine(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(RepositoryPaths.Root, file), target);
        }
    }

    private static async Task<string> PackAsync(string root, string folder, CancellationToken cancellationToken, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet");
        foreach (var argument in new[] { "pack", Path.Combine(root, "src", "Exotel.PowerShell"), "--configuration", RepositoryPaths.Configuration, "--output", folder, "-nodeReuse:false" }.Concat(options))
            start.ArgumentList.Add(argument);
        var result = await RealPowerShell.RunAsync(start, cancellationToken);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.DoesNotContain("warning", result.Output, StringComparison.OrdinalIgnoreCase);
        return Assert.Single(Directory.GetFiles(folder, "*.nupkg"));
    }
}
