using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>Form fields out of a hashtable, in the API's spelling of values.</summary>
internal static class AdditionalFields
{
    /// <exception cref="ExotelException">A value that is no single value.</exception>
    public static IReadOnlyDictionary<string, string> Read(IDictionary? table)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (table is null)
            return fields;

        foreach (DictionaryEntry entry in table)
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!.Trim();
            if (name.Length == 0)
                throw new ExotelException(ExotelErrorKind.InvalidRequest, "The call was not placed: AdditionalParameter has a field without a name.");
            if (fields.ContainsKey(name))
                throw new ExotelException(ExotelErrorKind.InvalidRequest, $"The call was not placed: AdditionalParameter has the field {name} twice.");
            fields.Add(name, Text(name, entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value));
        }

        return fields;
    }

    private static string Text(string name, object? value) => value switch
    {
        null => string.Empty,
        bool or SwitchParameter => LanguagePrimitives.IsTrue(value) ? "true" : "false",
        string text => text,
        IEnumerable => throw new ExotelException(
            ExotelErrorKind.InvalidRequest, $"The call was not placed: {name} among the additional parameters is a list. Give each entry a field of its own, such as {name}[0]."),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
