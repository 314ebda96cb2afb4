using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Exotel.Http;

/// <summary>
/// Converts an XML response to the JSON format, so that one reader serves both. v1 may return XML: the root is
/// <c>TwilioResponse</c>, with the calls directly below it next to <c>Metadata</c>.
/// Source: docs/api.md#hosts-authentication-format, docs/api.md#many-calls.
/// </summary>
internal static class XmlToJson
{
    private const string Root = "TwilioResponse";

    private static readonly Regex BareAmpersand = new(
        "&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    /// <summary>The response as JSON; null when the text is not an API response (a web page, an incomplete document).</summary>
    public static ReadOnlyMemory<byte>? TryConvert(ReadOnlyMemory<byte> body)
    {
        try
        {
            var root = Load(body);
            return root.Name.LocalName == Root ? Write(root) : (ReadOnlyMemory<byte>?)null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Circle names contain a bare <c>&amp;</c>, which is not valid XML.</summary>
    private static XElement Load(ReadOnlyMemory<byte> body)
    {
        using var bytes = new MemoryStream(body.ToArray(), writable: false);
        using var text = new StreamReader(bytes, detectEncodingFromByteOrderMarks: true);
        using var repaired = new StringReader(BareAmpersand.Replace(text.ReadToEnd().TrimStart(), "&amp;"));
        using var reader = XmlReader.Create(repaired, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }

    private static byte[] Write(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            WriteResponse(writer, root);
        return stream.ToArray();
    }

    /// <summary>A page has <c>Metadata</c> followed by its calls, without an enclosing list; legs may appear the same way.</summary>
    private static void WriteResponse(Utf8JsonWriter writer, XElement root)
    {
        var isPage = root.Element("Metadata") is not null;
        var calls = isPage ? root.Elements("Call").ToList() : [];
        var legs = root.Elements("Leg").ToList();

        writer.WriteStartObject();
        foreach (var child in root.Elements().Except(calls).Except(legs))
            WriteProperty(writer, child);

        if (isPage && root.Element("Calls") is null && (calls.Count > 0 || root.Elements().All(child => child.Name.LocalName == "Metadata")))
            WriteList(writer, "Calls", calls);
        if (legs.Count > 0)
            WriteList(writer, "Legs", legs);
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, List<XElement> entries)
    {
        writer.WriteStartArray(name);
        foreach (var entry in entries)
            WriteObject(writer, entry);
        writer.WriteEndArray();
    }

    private static void WriteProperty(Utf8JsonWriter writer, XElement element)
    {
        var name = element.Name.LocalName;
        if (IsList(element))
        {
            writer.WriteStartArray(name);
            foreach (var child in element.Elements())
                WriteEntry(writer, name, child);
            writer.WriteEndArray();
        }
        else if (element.HasElements)
        {
            writer.WritePropertyName(name);
            WriteObject(writer, element);
        }
        else
        {
            writer.WriteString(name, element.Value);
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, XElement element)
    {
        writer.WriteStartObject();
        foreach (var child in element.Elements())
            WriteProperty(writer, child);
        writer.WriteEndObject();
    }

    /// <summary>In JSON, the legs of call details are nested one level deeper, under their own name.</summary>
    private static void WriteEntry(Utf8JsonWriter writer, string listName, XElement entry)
    {
        if (listName != "Legs" || entry.Element("Sid") is not null)
        {
            WriteObject(writer, entry);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName(entry.Name.LocalName);
        WriteObject(writer, entry);
        writer.WriteEndObject();
    }

    /// <summary>Whether the element is a list: its name is the plural of its entries.</summary>
    private static bool IsList(XElement element) =>
        element.HasElements && element.Elements().All(child => string.Equals(element.Name.LocalName, child.Name.LocalName + "s", StringComparison.OrdinalIgnoreCase));
}
