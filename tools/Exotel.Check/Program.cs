using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Exotel.Check;

var root = Path.GetFullPath(typeof(Gates).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!);
var results = Directory.CreateTempSubdirectory("exotel-check-");
try
{
    var dotnet = new DotNet(root);
    var runtime = new WineRuntime(dotnet, root);
    var wine = new WineTests(runtime, Path.Combine(results.FullName, "wine"), Console.Out);
    var pester = new WinePester(runtime, Environment.GetEnvironmentVariable(WinePester.Variable), root, Path.Combine(results.FullName, "pester"), Console.Out);
    return args switch
    {
        ["wine", .. var only] => wine.Run(only) ? 0 : 1,
        ["pester", .. var only] => pester.Run(only) ? 0 : 1,
        _ => new Gates(dotnet, wine, pester, results.FullName, Console.Out).Run(),
    };
}
finally
{
    results.Delete(recursive: true);
}
