using System.IO;

namespace Exotel.DesktopHost;

/// <summary>A line for each thing that was got: its kind and its values, with tabs between them.</summary>
internal sealed class Report
{
    private readonly TextWriter _writer;

    public Report(TextWriter writer) => _writer = writer;

    public void Write(string kind, params string?[] values)
    {
        lock (_writer)
            _writer.WriteLine(kind + "\t" + string.Join("\t", values));
    }
}
