using System;
using System.IO;
using System.Reflection;
using System.Threading.Tasks;

namespace Exotel.DesktopHost;

/// <summary>Loads the staged module as Windows PowerShell does, works with its client, and writes what it got.</summary>
internal static class Program
{
    private const int NoNetStandard = 3;

    public static async Task<int> Main(string[] arguments)
    {
        if (CommandLineOptions.Read(arguments) is not { } wishes)
        {
            Console.Error.WriteLine(CommandLineOptions.Help);
            return 2;
        }

        if (!HasNetStandard())
        {
            Console.Error.WriteLine("This runtime has no netstandard.dll: in Debian and Ubuntu it comes with mono-devel.");
            return NoNetStandard;
        }

        var report = new Report(Console.Out);
        try
        {
            var module = new StagedModule(wishes.ModuleFolder, report);
            if (wishes.OtherModule is { } path)
                report.Write("other", OtherModule.Import(path));
            module.Import(wishes);
            await Scenario.RunAsync(wishes.Address, report).ConfigureAwait(false);
            module.WriteAssemblies();
            return 0;
        }
        catch (Exception error)
        {
            report.Write("failed", error.ToString());
            return 1;
        }
    }

    private static bool HasNetStandard()
    {
        try
        {
            Assembly.Load("netstandard, Version=2.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51");
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
