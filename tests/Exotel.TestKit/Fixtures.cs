using System.IO;

namespace Exotel.TestKit;

/// <summary>Sample payloads of the API documents, as files beside this assembly.</summary>
public static class Fixtures
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(typeof(Fixtures).Assembly.Location)!, "Fixtures");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
