using System;
using System.IO;

namespace Exotel.Tests.Support;

/// <summary>Sample payloads of the API documents, as files.</summary>
internal static class Fixtures
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));
}
