using System.Reflection;

namespace Exotel.DesktopHost;

/// <summary>A module that was imported earlier, known by its path only.</summary>
internal static class OtherModule
{
    /// <returns>What it says of itself.</returns>
    public static string Import(string path) =>
        (string)Assembly.LoadFrom(path).GetType("Exotel.OtherModule.Import", throwOnError: true)!.GetMethod("Run")!.Invoke(null, null)!;
}
