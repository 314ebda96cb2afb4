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
    var wine = new WineTests(dotnet, root, Path.Combine(results.FullName, "wine"), Console.Out);
    return args is ["wine", .. var only] ? (wine.Run(only) ? 0 : 1) : new Gates(dotnet, wine, results.FullName, Console.Out).Run();
}
finally
{
    results.Delete(recursive: true);
}
