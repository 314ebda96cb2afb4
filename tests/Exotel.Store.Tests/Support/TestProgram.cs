using System;
using System.Diagnostics;
using System.IO;

namespace Exotel.Store.Tests.Support;

/// <summary>This program, for a process of its own.</summary>
internal static class TestProgram
{
    /// <summary>How to start it. Published with its runtime, it is its own host: there may be no other.</summary>
    public static ProcessStartInfo Start(params string[] arguments)
    {
        var assembly = typeof(TestProgram).Assembly.Location;
        return File.Exists(Path.Combine(AppContext.BaseDirectory, "hostfxr.dll"))
            ? new ProcessStartInfo(Path.ChangeExtension(assembly, ".exe"), arguments) { RedirectStandardOutput = true }
            : new ProcessStartInfo("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true };
    }
}
