using System.Diagnostics;

namespace Exotel.Check;

/// <summary>Runs the .NET command line in the root of the repository. Its output goes straight to the console.</summary>
internal sealed class DotNet(string root)
{
    /// <summary>True when the command succeeds.</summary>
    public bool Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
