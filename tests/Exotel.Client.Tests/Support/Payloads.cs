using System;
using System.IO;

namespace Exotel.Tests.Support;

/// <summary>Payloads of the API documents, as files.</summary>
internal static class Payloads
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Payloads", name));
}
