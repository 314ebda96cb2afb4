using System;
using System.Collections;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Exotel;

/// <summary>
/// Fields by case-insensitive name, in the order sent: <c>$callback.AdditionalFields.flow_id</c> in a script, a single text in a CSV
/// file. Objects and lists are kept as JSON.
/// </summary>
[SuppressMessage("Design", "CA1010", Justification = "PowerShell reads the entries of an IDictionary as properties; more interfaces would only confuse it.")]
public sealed class CallbackFields : OrderedDictionary
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal CallbackFields()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    /// <summary>The fields as compact JSON.</summary>
    /// <returns>A JSON object; an empty string when there are no fields.</returns>
    public override string ToString()
    {
        if (Count == 0)
            return string.Empty;

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            foreach (DictionaryEntry field in this)
                Write(writer, (string)field.Key, field.Value);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Adds a field unless its name already exists.</summary>
    internal void AddNew(string name, object? value)
    {
        if (!Contains(name))
            Add(name, value);
    }

    internal void AddNew(CallbackFields others)
    {
        foreach (DictionaryEntry field in others)
            AddNew((string)field.Key, field.Value);
    }

    private static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        if (value is int number)
            writer.WriteNumber(name, number);
        else
            writer.WriteString(name, value?.ToString());
    }
}
