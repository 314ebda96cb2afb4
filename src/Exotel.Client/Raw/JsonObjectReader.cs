using System;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Exotel.Http;

namespace Exotel.Raw;

/// <summary>
/// Reads a response of any shape as plain values and redacts secrets: values with the name of a secret, the
/// account's credential anywhere, and the user info of URLs.
/// </summary>
internal sealed class JsonObjectReader
{
    public const string Redacted = "***";

    private static readonly Regex UserInAddress = new("(?<=://)[^/?#@\\s:]+:[^/?#@\\s]+(?=@)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    private readonly SecretRedactor _redactor;

    public JsonObjectReader(Account account) => _redactor = new SecretRedactor(account);

    public object? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(value),
        JsonValueKind.Array => value.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.String => Clean(TextOf(value)),
        JsonValueKind.Number => NumberOf(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private DataObject ReadObject(JsonElement value)
    {
        var read = new DataObject();
        foreach (var property in value.EnumerateObject())
        {
            var name = NameOf(property);
            read.Add(Clean(name), SensitiveFieldNames.Contains(name) && HoldsSomething(property.Value) ? Redacted : Read(property.Value));
        }

        return read;
    }

    /// <summary>Whether a password exists is not a secret.</summary>
    private static bool HoldsSomething(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False => false,
        JsonValueKind.String => !value.ValueEquals(string.Empty),
        _ => true,
    };

    private string Clean(string text)
    {
        text = _redactor.Redact(text, Redacted)!;
        return text.IndexOf('@') < 0 ? text : UserInAddress.Replace(text, Redacted);
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return string.Empty;
        }
    }

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate: valid to the parser, but not text.
            return value.GetRawText().Trim('"');
        }
    }

    /// <summary>Reads whole numbers as int or long, decimals as decimal, and exponents as double.</summary>
    private static object NumberOf(JsonElement value)
    {
        if (value.TryGetInt32(out var small))
            return small;
        if (value.TryGetInt64(out var large))
            return large;
        var text = value.GetRawText();
        if (text.IndexOf('e') < 0 && text.IndexOf('E') < 0 && value.TryGetDecimal(out var exact))
            return exact;
        return value.TryGetDouble(out var number) && !double.IsInfinity(number) ? number : text;
    }
}
