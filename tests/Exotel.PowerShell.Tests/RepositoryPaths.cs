using System.IO;
using System.Linq;
using System.Reflection;

namespace Exotel.PowerShell.Tests;

/// <summary>Where this build came from and where it staged the module.</summary>
internal static class RepositoryPaths
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Stage { get; } = Metadata("ModuleStage");

    /// <summary>The program of .NET Framework that works with the module's client.</summary>
    public static string DesktopHost { get; } = Metadata("DesktopHost");

    /// <summary>The assembly of .NET Framework that stands for another module.</summary>
    public static string OtherModule { get; } = Metadata("OtherModule");

    /// <summary>Debug or Release: of the assemblies that are staged.</summary>
    public static string Configuration { get; } = Value("Configuration");

    public static string Manifest { get; } = Path.Combine(Stage, "Exotel.psd1");

    /// <summary>The staged assemblies of one framework.</summary>
    public static string Bin(string framework) => Path.Combine(Stage, "bin", framework);

    private static string Metadata(string key) => Path.GetFullPath(Value(key));

    private static string Value(string key) => typeof(RepositoryPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
