using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Exotel.Check;

/// <summary>A Windows 10 of its own, as Wine provides it, in a temporary folder. Disposing it ends what runs in it.</summary>
internal sealed class WinePrefix : IDisposable
{
    private const string Terminal = "script";

    private static readonly TimeSpan ToolTimeout = TimeSpan.FromMinutes(3);

    private readonly string _wine;
    private readonly string _folder = Directory.CreateTempSubdirectory("exotel-wine-").FullName;

    public WinePrefix(string wine)
    {
        _wine = wine;
        Run(_folder, "wineboot.exe", ["-i"], ToolTimeout, []);
        Run(_folder, "winecfg.exe", ["-v", "win10"], ToolTimeout, []);
    }

    /// <summary>The 64-bit Wine of this machine; null where there is none.</summary>
    public static string? Find() => Find("wine64");

    /// <summary>Whether a program can run in a terminal here.</summary>
    public static bool HasTerminal => Find(Terminal) is not null;

    /// <summary>What a program in Wine calls a file.</summary>
    public static string ToWindows(string path) => "Z:" + path.Replace('/', '\\');

    /// <summary>Runs a program, and returns its exit code; null when it did not end in time.</summary>
    public int? Run(string folder, string program, IEnumerable<string> arguments, TimeSpan timeout, IEnumerable<(string Name, string? Value)> variables)
    {
        using var process = Start(Describe(_wine, folder, [program, .. arguments], variables));
        return Wait(process, timeout);
    }

    /// <summary>Runs a program that needs a console, and returns its exit code; null when it did not end in time. Wine takes a terminal for one.</summary>
    /// <param name="folder">The folder it starts in.</param>
    /// <param name="program">The program, as Wine calls it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="log">The file for what the program writes.</param>
    /// <param name="timeout">When it is ended.</param>
    /// <param name="variables">Of its environment; one that is null is removed.</param>
    public int? RunInTerminal(string folder, string program, IEnumerable<string> arguments, string log, TimeSpan timeout, IEnumerable<(string Name, string? Value)> variables)
    {
        var command = ShellText.Command([_wine, program, .. arguments]) + " >" + ShellText.Command([log]) + " 2>&1";
        var start = Describe(Terminal, folder, ["--quiet", "--flush", "--return", "--command", command, "/dev/null"], variables);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        using var process = Start(start);
        process.StandardInput.Close();

        // What Wine makes of an empty console.
        process.BeginOutputReadLine();
        return Wait(process, timeout);
    }

    public void Dispose()
    {
        // Ends everything that runs here, and waits until the registry is written.
        if ((Find("wineserver64") ?? Find("wineserver")) is { } server)
        {
            using var process = Start(Describe(server, _folder, ["-k"], []));
            process.WaitForExit(ToolTimeout);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Append("/usr/lib/wine")
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static Process Start(ProcessStartInfo start) => Process.Start(start)!;

    private static int? Wait(Process process, TimeSpan timeout)
    {
        if (process.WaitForExit(timeout))
            return process.ExitCode;
        process.Kill(entireProcessTree: true);
        return null;
    }

    private ProcessStartInfo Describe(string program, string folder, IEnumerable<string> arguments, IEnumerable<(string Name, string? Value)> variables)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
        start.Environment["WINEPREFIX"] = _folder;
        start.Environment["WINEDEBUG"] = "-all";
        start.Environment["WINEDLLOVERRIDES"] = "winemenubuilder.exe=d";
        foreach (var (name, value) in variables)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        return start;
    }
}
