using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Exotel.PowerShell.Tests.Pester;
using Xunit;

namespace Exotel.PowerShell.Tests.Repository;

/// <summary>The files of the repository, as git lists them: those that are in it and those that would be added.</summary>
internal static class TrackedFiles
{
    public static async Task<IReadOnlyList<string>> ListAsync()
    {
        var git = OperatingSystem.IsWindows() ? "git.exe" : "git";
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, git))), "There is no git on PATH.");

        var start = new ProcessStartInfo("git") { WorkingDirectory = RepositoryPaths.Root };
        foreach (var argument in new[] { "ls-files", "-z", "--cached", "--others", "--exclude-standard" })
            start.ArgumentList.Add(argument);
        var result = await RealPowerShell.RunAsync(start, TestContext.Current.CancellationToken);
        Assert.SkipWhen(result.ExitCode != 0, "This is no git repository: " + result.Error);
        return result.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(RepositoryPaths.Root, file))).ToList();
    }
}
