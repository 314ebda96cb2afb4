using System;
using System.IO;
using System.Reflection;
using System.Text.Json;

namespace Exotel.OtherModule;

/// <summary>The import of this module.</summary>
public static class Import
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(Import).Assembly.Location)!;

    /// <summary>Registers a resolver that returns this module's copy of an assembly, whatever the requested version and whichever assembly requests it; then uses System.Text.Json.</summary>
    /// <returns>The full name of the System.Text.Json assembly that this module uses.</returns>
    public static string Run()
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
        {
            var path = Path.Combine(Folder, new AssemblyName(request.Name).Name + ".dll");
            return File.Exists(path) ? Assembly.LoadFrom(path) : null;
        };
        return Parse();
    }

    private static string Parse()
    {
        using var document = JsonDocument.Parse("""{"other":"module"}""");
        return document.RootElement.GetProperty("other").GetString() + " uses " + typeof(JsonDocument).Assembly.FullName;
    }
}
