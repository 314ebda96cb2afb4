using System;
using System.Globalization;
using Exotel.Accounts;
using Exotel.Wire;

namespace Exotel.Callbacks;

/// <summary>The fields of a callback while they are mapped: reading a field removes it, and the others remain.</summary>
internal sealed class RawFields
{
    public CallbackFields Rest { get; } = new();

    /// <exception cref="FormatException">There are too many fields.</exception>
    public void Add(string name, string? value)
    {
        if (Rest.Count == CallbackLimits.Fields)
            throw new FormatException(string.Format(CultureInfo.InvariantCulture, "it has more than {0} fields", CallbackLimits.Fields));
        Rest.AddNew(name, value);
    }

    /// <summary>The first of these fields that has a value.</summary>
    public string? Text(params string[] names) => Take<string>(names, IsNoValue, text => text);

    public int? Seconds(params string[] names) => Take<object>(names, IsNoValue, text => ReadSeconds(text)) as int?;

    public DateTimeOffset? Time(AccountTimeZone zone, params string[] names) =>
        Take<object>(names, IsNoTime, text => (ApiDateTimeConverter.Parse(text) ?? ReadNamedDay(text))?.In(zone)) as DateTimeOffset?;

    /// <summary>The field as sent, without removing it.</summary>
    public string? Peek(string name) => (string?)Rest[name];

    /// <summary>The field without removing it; null when it has no value.</summary>
    public string? PeekText(string name) => Peek(name) is { } text && !IsNoValue(text) ? text : null;

    public int? PeekSeconds(string name) => PeekText(name) is { } text ? ReadSeconds(text) : null;

    /// <summary>Whether one of these fields exists.</summary>
    public bool HasAny(params string[] names) => Array.Exists(names, Rest.Contains);

    public void Remove(string name) => Rest.Remove(name);

    /// <summary>Removes the quotation marks around a field.</summary>
    public void Unquote(string name)
    {
        if (Peek(name) is { Length: > 1 } text && text[0] == '"' && text[text.Length - 1] == '"')
            Rest[name] = text.Substring(1, text.Length - 2);
    }

    public void Swap(string name, string other) => (Rest[name], Rest[other]) = (Rest[other], Rest[name]);

    /// <summary>Reads and removes a field; one with an invalid value remains visible to the user.</summary>
    private T? Take<T>(string[] names, Func<string?, bool> isNoValue, Func<string, T?> read)
        where T : class
    {
        foreach (var name in names)
        {
            if (!Rest.Contains(name))
                continue;
            var text = Peek(name);
            if (isNoValue(text))
            {
                Rest.Remove(name);
            }
            else if (read(text!) is { } value)
            {
                Rest.Remove(name);
                return value;
            }
        }

        return null;
    }

    private static bool IsNoValue(string? text) => string.IsNullOrWhiteSpace(text) || text is "null" or "N/A";

    private static bool IsNoTime(string? text) =>
        IsNoValue(text) || text!.StartsWith("1970-01-01", StringComparison.Ordinal) || text.StartsWith("000", StringComparison.Ordinal);

    private static int? ReadSeconds(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and <= int.MaxValue
            ? (int)value
            : null;

    /// <summary>Reads <c>Wed, 23 Feb 2022 12:31:59</c>, as Passthru sends it; the name of the day does not matter.</summary>
    private static ApiDateTime? ReadNamedDay(string text)
    {
        var day = text.Substring(text.IndexOf(',') + 1).Trim();
        return DateTime.TryParseExact(day, "d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year is > 1970 and < 9999
            ? new ApiDateTime(time, null)
            : null;
    }
}
