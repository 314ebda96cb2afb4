using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Exotel.Check;

/// <summary>A Windows 10 of its own, as Wine provides it, in a temporary folder. Disposing it ends what runs in it.</summary>
internal sealed class WinePrefix : IDisposable
{
    private static readonly TimeSpan ToolTimeout = TimeSpan.FromMinutes(3);

    private readonly string _wine;
    private readonly string _folder = Directory.CreateTempSubdirectory("exotel-wine-").FullName;

    public WinePrefix(string wine)
    {
        _wine = wine;
        Run(_folder, "wineboot.exe", ["-i"], ToolTimeout);
        Run(_folder, "winecfg.exe", ["-v", "win10"], ToolTimeout);
    }

    /// <summary>The 64-bit Wine of this machine; null where there is none.</summary>
    public static string? Find() => Find("wine64");

    /// <summary>What a program in Wine calls a file.</summary>
    public static string ToWindows(string path) => "Z:" + path.Replace('/', '\\');

    /// <summary>Runs a program, and returns its exit code; null when it did not end in time.</summary>
    public int? Run(string folder, string program, IEnumerable<string> arguments, TimeSpan timeout, params IEnumerable<(string Name, string Value)> variables)
    {
        using var process = Start(_wine, folder, [program, .. arguments], variables);
        if (process.WaitForExit(timeout))
            return process.ExitCode;
        process.Kill(entireProcessTree: true);
        return null;
    }

    public void Dispose()
    {
        // Ends everything that runs here, and waits until the registry is written.
        if ((Find("wineserver64") ?? Find("wineserver")) is { } server)
        {
            using var process = Start(server, _folder, ["-k"], []);
            process.WaitForExit(ToolTimeout);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Append("/usr/lib/wine")
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private Process Start(string program, string folder, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
        start.Environment["WINEPREFIX"] = _folder;
        start.Environment["WINEDEBUG"] = "-all";
        start.Environment["WINEDLLOVERRIDES"] = "winemenubuilder.exe=d";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        return Process.Start(start)!;
    }
}
