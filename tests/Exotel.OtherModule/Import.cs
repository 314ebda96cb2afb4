using System;
using System.IO;
using System.Reflection;
using System.Text.Json;

namespace Exotel.OtherModule;

/// <summary>What this module does when it is imported.</summary>
public static class Import
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(Import).Assembly.Location)!;

    /// <summary>Answers any question for a name that lies here, whatever the version and whoever asks; then uses its own copy.</summary>
    /// <returns>The full name of the System.Text.Json that this module runs with.</returns>
    public static string Run()
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, question) =>
        {
            var path = Path.Combine(Folder, new AssemblyName(question.Name).Name + ".dll");
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
