using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Exotel.Simulator.Responses;

/// <summary>Converts a JSON response to the XML of v1: the root is <c>TwilioResponse</c>, and the calls of a page are its direct children.</summary>
internal static class JsonToXml
{
    public static byte[] Convert(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = new XElement("TwilioResponse");
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Name == "Calls")
                root.Add(property.Value.EnumerateArray().Select(call => Element("Call", call)));
            else
                root.Add(Element(property.Name, property.Value));
        }

        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting);
        return Encoding.UTF8.GetBytes(WithBareAmpersand(text));
    }

    /// <summary>Unescapes ampersands in circle names: the real API does not escape them.</summary>
    private static string WithBareAmpersand(string text)
    {
        var begin = text.IndexOf("<CircleName>", StringComparison.Ordinal);
        var end = text.IndexOf("</CircleName>", StringComparison.Ordinal);
        return begin < 0 || end < 0 ? text : text[..begin] + text[begin..end].Replace("&amp;", "&", StringComparison.Ordinal) + text[end..];
    }

    private static XElement Element(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new XElement(name, value.EnumerateObject().Select(property => Element(property.Name, property.Value))),
        JsonValueKind.Array => new XElement(name, value.EnumerateArray().Select(entry => Entry(name, entry))),
        JsonValueKind.Null => new XElement(name),
        _ => new XElement(name, value.ToString()),
    };

    private static XElement Entry(string listName, JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("Leg", out var leg) ? Element("Leg", leg) : Element(listName.TrimEnd('s'), entry);
}
