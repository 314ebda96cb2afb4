using System;
using System.IO;
using System.Reflection;
using System.Threading.Tasks;

namespace Exotel.DesktopHost;

/// <summary>Loads the staged module as Windows PowerShell does, uses its client, and reports the results.</summary>
internal static class Program
{
    private const int NetStandardMissing = 3;

    public static async Task<int> Main(string[] arguments)
    {
        if (CommandLineOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(CommandLineOptions.Help);
            return 2;
        }

        if (!HasNetStandard())
        {
            Console.Error.WriteLine("This runtime has no netstandard.dll. On Debian and Ubuntu, install mono-devel.");
            return NetStandardMissing;
        }

        var report = new Report(Console.Out);
        try
        {
            var module = new StagedModule(options.ModuleFolder, report);
            if (options.OtherModule is { } path)
                report.Write("other", OtherModule.Import(path));
            module.Import(options);
            await Scenario.RunAsync(options.Address, options.Store, report).ConfigureAwait(false);
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
