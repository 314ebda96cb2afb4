using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.Http;
using Exotel.Raw;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Query and body of a request out of hashtables, in the API's spelling of values: a list repeats its name, true and false are lower
/// case, times stand on the account's clock (JSON: with their offset), and <c>$null</c> leaves a field out (JSON: is null).
/// </summary>
internal sealed class RequestFields
{
    private const int MaxDepth = 32;

    private readonly AccountTimeZone _zone;

    public RequestFields(AccountTimeZone zone) => _zone = zone;

    /// <param name="table">The names and values.</param>
    /// <param name="parameter">Where it was given, for messages.</param>
    /// <exception cref="ExotelException">A name is missing, or a value is not one that a query can hold.</exception>
    public QueryStringBuilder ToQuery(IDictionary? table, string parameter)
    {
        var text = new QueryStringBuilder();
        foreach (var (name, value) in Entries(table, parameter))
            foreach (var one in value is IEnumerable and not string and not IDictionary ? ((IEnumerable)value).Cast<object?>() : new[] { value })
                if (Unwrap(one) is { } given)
                    text.Add(name, Text(given, name, parameter));
        return text;
    }

    /// <exception cref="ExotelException">A name is missing, or the value is nested too deep.</exception>
    public DataObject ToData(IDictionary table) => ToData(table, depth: 0);

    private DataObject ToData(IDictionary table, int depth)
    {
        var data = new DataObject();
        foreach (var (name, value) in Entries(table, "Body"))
            data.Add(name, ToValue(value, name, depth + 1));
        return data;
    }

    private object? ToValue(object? value, string name, int depth)
    {
        if (depth > MaxDepth)
            throw Refuse($"{name} in Body is nested deeper than {MaxDepth} levels.");
        return Unwrap(value) switch
        {
            null => null,
            string text => text,
            bool flag => flag,
            SwitchParameter flag => flag.IsPresent,
            DateTime time => Iso(_zone.FromLocalTime(_zone.ToLocalTime(time))),
            DateTimeOffset time => Iso(time),
            double number => double.IsNaN(number) || double.IsInfinity(number) ? throw Refuse($"{name} in Body is {number.ToString(CultureInfo.InvariantCulture)}, which JSON does not know.") : number,
            float number => (decimal)number,
            decimal number => number,
            ulong number => (decimal)number,
            Enum word => word.ToString(),
            byte or sbyte or short or ushort or int or uint or long => Convert.ToInt64(Unwrap(value), CultureInfo.InvariantCulture),
            IDictionary table => ToData(table, depth),
            PSObject custom => ToData(Properties(custom), depth),
            IEnumerable list => list.Cast<object?>().Select(entry => ToValue(entry, name, depth + 1)).ToList(),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture),
        };
    }

    private string Text(object value, string name, string parameter) => value switch
    {
        bool or SwitchParameter => LanguagePrimitives.IsTrue(value) ? "true" : "false",
        string text => text,
        DateTime time => Wall(_zone.ToLocalTime(time)),
        DateTimeOffset time => Wall(_zone.LocalTimeAt(time)),
        Enum word => word.ToString(),
        IEnumerable or PSObject => throw Refuse($"{name} in {parameter} holds a list or a table where only single values go. Give each entry a field of its own, such as {name}[0]."),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static IEnumerable<(string Name, object? Value)> Entries(IDictionary? table, string parameter)
    {
        if (table is null)
            yield break;
        foreach (DictionaryEntry entry in table)
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!.Trim();
            if (name.Length == 0)
                throw Refuse($"{parameter} has a field without a name.");
            var value = Unwrap(entry.Value);
            SensitiveFieldNames.CheckSent(name, value as string);
            yield return (name, value);
        }
    }

    private static System.Collections.Specialized.OrderedDictionary Properties(PSObject custom)
    {
        var table = new System.Collections.Specialized.OrderedDictionary();
        foreach (var property in custom.Properties)
            table.Add(property.Name, property.Value);
        return table;
    }

    /// <summary>What PowerShell wraps for its own ends; an object made of properties alone is nothing without its wrapping.</summary>
    private static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static string Wall(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);

    private static ExotelException Refuse(string message) => new(ExotelErrorKind.InvalidRequest, message + " Nothing was sent.");
}
