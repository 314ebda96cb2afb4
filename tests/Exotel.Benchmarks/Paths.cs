using System.IO;
using System.Linq;
using System.Reflection;

namespace Exotel.Benchmarks;

/// <summary>The paths of what is measured, and of the report.</summary>
internal static class Paths
{
    public static readonly string Repository = Metadata("RepositoryRoot");
    public static readonly string Manifest = Path.Combine(Metadata("ModuleStage"), "Exotel.psd1");
    public static readonly string Simulator = typeof(Simulator.Configuration.SimulatorOptions).Assembly.Location;
    public static readonly string Report = Path.Combine(Repository, "docs", "benchmarks.md");

    private static string Metadata(string key) => Path.GetFullPath(typeof(Paths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!);
}
