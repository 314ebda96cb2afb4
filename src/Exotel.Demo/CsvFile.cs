using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;

namespace Exotel.Demo;

/// <summary>Writes objects as <c>Export-Csv</c> does: one column for each property, every value quoted.</summary>
internal sealed class CsvFile<T> : IAsyncDisposable
{
    private static readonly IReadOnlyList<PropertyInfo> Columns = typeof(T).GetProperties();

    private readonly StreamWriter _file;

    public CsvFile(string path)
    {
        _file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        _file.WriteLine(string.Join(',', Columns.Select(column => Quote(column.Name))));
    }

    public Task WriteAsync(T item) => _file.WriteLineAsync(string.Join(',', Columns.Select(column => column.GetValue(item) is { } value
        ? Quote(Convert.ToString(value, CultureInfo.InvariantCulture)!)
        : string.Empty)));

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static string Quote(string value) => "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
