using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Exotel.Check;

var root = Path.GetFullPath(typeof(Gates).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!);
var results = Directory.CreateTempSubdirectory("exotel-check-");
try
{
    return new Gates(new DotNet(root), results.FullName, Console.Out).Run();
}
finally
{
    results.Delete(recursive: true);
}
