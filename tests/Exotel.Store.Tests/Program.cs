using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Exotel.Analytics.Store;
using Exotel.Store.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

namespace Exotel.Store.Tests;

internal static class Program
{
    public const string KilledRun = "synchronize-until-killed";

    public static Task<int> Main(string[] args) => args is [KilledRun, var target, var seed]
        ? KilledSynchronization.RunAsync(target, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture))
        : ConsoleRunner.Run(args);

    [ModuleInitializer]
    internal static void FindSqlite() => SqliteProvider.Folder = Path.Combine(AppContext.BaseDirectory, "sqlite");
}
