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
/// <c>TwilioResponse</c>, with the calls directly below it next to <c>Metadata</c>. Length, depth and number of elements are checked
/// before anything is built. Source: docs/api.md#hosts-authentication-format, docs/api.md#many-calls.
/// </summary>
internal static class XmlToJson
{
    private const string Root = "TwilioResponse";

    /// <summary>A page of a hundred detailed calls has about 200 KB, 5,000 elements and a depth of 6.</summary>
    private const int MaxLength = 8 * 1024 * 1024;
    private const int MaxElements = 100_000;
    private const int MaxDepth = 24;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit };

    private static readonly Regex BareAmpersand = new(
        "&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    /// <summary>The response as JSON; null when the text is not an API response (a web page, an incomplete document).</summary>
    /// <exception cref="InvalidDataException">The document is too long, or nested too deeply.</exception>
    public static ReadOnlyMemory<byte>? TryConvert(ReadOnlyMemory<byte> body)
    {
        if (body.Length > MaxLength)
            throw new InvalidDataException("it is a document longer than 8 MiB");
        try
        {
            var text = Read(body);
            return IsResponse(text) ? Write(Load(text)) : (ReadOnlyMemory<byte>?)null;
        }
        catch (Exception exception) when (exception is XmlException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Circle names contain a bare <c>&amp;</c>, which is not valid XML.</summary>
    private static string Read(ReadOnlyMemory<byte> body)
    {
        using var bytes = new MemoryStream(body.ToArray(), writable: false);
        using var reader = new StreamReader(bytes, detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd().TrimStart();
        return text.IndexOf('&') < 0 ? text : BareAmpersand.Replace(text, "&amp;");
    }

    /// <summary>Whether the document is an API response; reads it without building anything.</summary>
    private static bool IsResponse(string text)
    {
        using var source = new StringReader(text);
        using var reader = XmlReader.Create(source, Settings);
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != Root)
            return false;

        for (var elements = 0; reader.Read();)
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.Depth > MaxDepth)
                throw new InvalidDataException("it is XML nested too deeply");
            if (++elements > MaxElements)
                throw new InvalidDataException("it is XML with too many elements");
        }

        return true;
    }

    private static XElement Load(string text)
    {
        using var source = new StringReader(text);
        using var reader = XmlReader.Create(source, Settings);
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
