using System.Collections.Generic;
using System.IO;

namespace Exotel.Check;

/// <summary>What Wine 8 needs to run .NET 9 and later.</summary>
internal sealed class WineRuntime(DotNet dotnet, string root)
{
    // Windows loads the runtime above 4 GB, and its JIT compiler relies on it. Wine 8 moves a library whose address is taken to the lowest free one; this one is never taken.
    private const ulong Address = 0x2_0000_0000;

    /// <summary>What the environment of a process needs, and of those it starts.</summary>
    public IEnumerable<(string Name, string? Value)> Variables =>
        [("DOTNET_STARTUP_HOOKS", WinePrefix.ToWindows(Path.Combine(root, "tests", "Exotel.WineHook", "bin", "Debug", "netstandard2.0", "WineHook.dll")))];

    /// <summary>Builds the startup hook. Wine calls it in every process.</summary>
    public bool BuildHook() => dotnet.Run("build", "tests/Exotel.WineHook", "--configuration", "Debug", "--verbosity", "quiet");

    /// <summary>Publishes a project for Windows with its runtime; gives the program, null when it could not be published.</summary>
    /// <param name="project">Its folder, below the root.</param>
    public string? Publish(string project)
    {
        if (!dotnet.Run("publish", project, "--configuration", "Debug", "--runtime", "win-x64", "--self-contained", "-p:RunAnalyzers=false", "--verbosity", "quiet"))
            return null;

        // Published here, not into a folder of its own: some tests read the repository around them.
        var folder = Path.Combine(root, project, "bin", "Debug", "net10.0", "win-x64", "publish");
        Prepare(folder);
        return Path.Combine(folder, Path.GetFileName(project) + ".exe");
    }

    /// <summary>Changes the runtime in a folder with a program.</summary>
    public static void Prepare(string folder) => ImageBase.Change(Path.Combine(folder, "coreclr.dll"), Address);
}
