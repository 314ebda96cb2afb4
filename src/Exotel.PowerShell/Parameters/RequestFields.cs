using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.Http;
using Exotel.PowerShell.Extensions;
using Exotel.Raw;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Converts hashtables to the query, form or JSON body of a request. A query repeats the name of a list; <c>true</c> and <c>false</c> are
/// lowercase; dates are in the account's time zone (in JSON: with their offset).
/// </summary>
/// <param name="zone">Gets the account's time zone; called only when a field holds a date.</param>
internal sealed class RequestFields(Func<AccountTimeZone> zone)
{
    private const int MaxDepth = 32;

    /// <summary>Converts a hashtable to a query or a form; null values are omitted.</summary>
    /// <param name="table">The names and values.</param>
    /// <param name="parameter">The name of the parameter, for error messages.</param>
    /// <exception cref="ExotelException">A name is missing, or a value cannot be written in a query.</exception>
    public QueryStringBuilder ToQuery(IDictionary? table, string parameter)
    {
        var query = new QueryStringBuilder();
        foreach (var (name, value) in GetFields(table, parameter))
            foreach (var item in value is IEnumerable and not string and not IDictionary ? ((IEnumerable)value).Cast<object?>() : [value])
                if (item.Unwrap() is { } present)
                    query.Add(name, Format(present, name, parameter));
        return query;
    }

    /// <summary>Converts a hashtable to fields with one value each; null becomes an empty value.</summary>
    /// <param name="table">The names and values.</param>
    /// <param name="parameter">The name of the parameter, for error messages.</param>
    /// <exception cref="ExotelException">A name is missing or repeated, or a value is a list.</exception>
    public IReadOnlyDictionary<string, string> ToSingleValues(IDictionary? table, string parameter)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in GetFields(table, parameter))
        {
            if (fields.ContainsKey(name))
                throw Invalid($"{parameter} has the field {name} twice.");
            fields.Add(name, value is null ? string.Empty : Format(value, name, parameter));
        }

        return fields;
    }

    /// <summary>Converts a hashtable to a JSON object; null values are kept.</summary>
    /// <exception cref="ExotelException">A name is missing, or the value is nested too deeply.</exception>
    public DataObject ToData(IDictionary table) => ToData(table, depth: 0);

    private DataObject ToData(IDictionary table, int depth)
    {
        var data = new DataObject();
        foreach (var (name, value) in GetFields(table, "Body"))
            data.Add(name, ToValue(value, name, depth + 1));
        return data;
    }

    private object? ToValue(object? value, string name, int depth)
    {
        if (depth > MaxDepth)
            throw Invalid($"{name} in Body is nested deeper than {MaxDepth} levels.");
        return value.Unwrap() switch
        {
            null => null,
            string text => text,
            bool flag => flag,
            SwitchParameter flag => flag.IsPresent,
            DateTime time => FormatIso(zone().FromLocalTime(zone().ToLocalTime(time))),
            DateTimeOffset time => FormatIso(time),
            double number when double.IsNaN(number) || double.IsInfinity(number) =>
                throw Invalid($"{name} in Body is {number.ToString(CultureInfo.InvariantCulture)}, which is not valid in JSON."),
            double number => number,
            float number => (decimal)number,
            decimal number => number,
            ulong number => (decimal)number,
            Enum word => word.ToString(),
            byte or sbyte or short or ushort or int or uint or long => Convert.ToInt64(value.Unwrap(), CultureInfo.InvariantCulture),
            IDictionary table => ToData(table, depth),
            PSObject custom => ToData(GetProperties(custom), depth),
            IEnumerable list => list.Cast<object?>().Select(item => ToValue(item, name, depth + 1)).ToList(),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture),
        };
    }

    private string Format(object value, string name, string parameter) => value switch
    {
        bool or SwitchParameter => LanguagePrimitives.IsTrue(value) ? "true" : "false",
        string text => text,
        DateTime time => FormatLocal(zone().ToLocalTime(time)),
        DateTimeOffset time => FormatLocal(zone().LocalTimeAt(time)),
        Enum word => word.ToString(),
        IEnumerable or PSObject => throw Invalid(
            $"{name} in {parameter} holds a list or an object where a single value is required. Use one field for each entry, such as {name}[0]."),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static IEnumerable<(string Name, object? Value)> GetFields(IDictionary? table, string parameter)
    {
        if (table is null)
            yield break;
        foreach (DictionaryEntry entry in table)
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!.Trim();
            if (name.Length == 0)
                throw Invalid($"{parameter} has a field without a name.");
            var value = entry.Value.Unwrap();
            SensitiveFieldNames.CheckSent(name, value as string);
            yield return (name, value);
        }
    }

    private static OrderedDictionary GetProperties(PSObject custom)
    {
        var table = new OrderedDictionary();
        foreach (var property in custom.Properties)
            table.Add(property.Name, property.Value);
        return table;
    }

    private static string FormatLocal(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string FormatIso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);

    private static ExotelException Invalid(string message) => new(ExotelErrorKind.InvalidRequest, message + " Nothing was sent.");
}
