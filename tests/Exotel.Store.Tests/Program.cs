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

    public const string KilledPlacement = "place-until-killed";

    public static Task<int> Main(string[] args) => args switch
    {
        [KilledRun, var target, var seed] => KilledSynchronization.RunAsync(target, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)),
        [KilledPlacement, var store, var address, var seed] => Support.KilledPlacement.RunAsync(store, address, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)),
        _ => ConsoleRunner.Run(args),
    };

    [ModuleInitializer]
    internal static void FindSqlite() => SqliteProvider.Folder = Path.Combine(AppContext.BaseDirectory, "sqlite");
}
