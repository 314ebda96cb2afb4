using System.Reflection;

namespace Exotel.DesktopHost;

/// <summary>Imports another module, of which only the path is known.</summary>
internal static class OtherModule
{
    /// <returns>The text that the module returns.</returns>
    public static string Import(string path) =>
        (string)Assembly.LoadFrom(path).GetType("Exotel.OtherModule.Import", throwOnError: true)!.GetMethod("Run")!.Invoke(null, null)!;
}
