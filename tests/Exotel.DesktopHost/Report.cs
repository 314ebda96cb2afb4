using System.IO;

namespace Exotel.DesktopHost;

/// <summary>Writes a line for each result: its kind and its values, separated by tabs.</summary>
internal sealed class Report(TextWriter writer)
{
    public void Write(string kind, params string?[] values)
    {
        lock (writer)
            writer.WriteLine(kind + "\t" + string.Join("\t", values));
    }
}
