using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Exotel.PowerShell.Tests.Pester;

namespace Exotel.PowerShell.Tests.Desktop;

/// <summary>What the host wrote: lines of a kind and values.</summary>
internal sealed class DesktopReport
{
    private readonly ILookup<string, string[]> _lines;

    public DesktopReport(ProcessResult result)
    {
        ExitCode = result.ExitCode;
        Text = result.Output + result.Error;
        _lines = result.Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\r').Split('\t'))
            .ToLookup(parts => parts[0], parts => parts[1..], StringComparer.Ordinal);
    }

    public int ExitCode { get; }

    public string Text { get; }

    /// <summary>The shipped assemblies that our own could not find by themselves.</summary>
    public IEnumerable<string> AskedByOurs => Lines("asked").Where(line => IsOurs(line[2])).Select(line => line[0]);

    public IReadOnlyList<string[]> Lines(string kind) => _lines[kind].ToList();

    /// <summary>Every copy of an assembly that the process loaded: its version, and whether it is the staged one.</summary>
    public IReadOnlyList<(string Version, bool IsOurs)> Copies(string assembly) =>
        Lines("assembly").Where(line => line[0] == assembly).Select(line => (line[1], IsOurs(line[2]))).ToList();

    private static bool IsOurs(string path) => Path.GetDirectoryName(path) == RepositoryPaths.Bin("netstandard2.0");
}
