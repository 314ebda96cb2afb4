using System.IO;
using System.Linq;
using System.Reflection;

namespace Exotel.PowerShell.Tests;

/// <summary>Where this build came from and where it staged the module.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Stage { get; } = Metadata("ModuleStage");

    public static string Manifest { get; } = Path.Combine(Stage, "Exotel.psd1");

    private static string Metadata(string key) => Path.GetFullPath(typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!);
}
