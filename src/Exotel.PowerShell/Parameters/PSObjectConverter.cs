using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Exotel.Raw;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Converts JSON objects of unknown shape to custom objects. Names that differ only in case become one property with a list of the
/// values, so that none is lost; a name that PowerShell reserves is prefixed with an underscore.
/// </summary>
internal static class PSObjectConverter
{
    private static readonly string[] ReservedNames = ["psobject", "psbase", "pstypenames", "psadapted", "psextended"];

    /// <summary>Converts an object, or a list and its objects; other values are returned as they are.</summary>
    public static object? From(object? value) => value switch
    {
        DataObject data => From(data),
        IReadOnlyList<object?> list => list.Select(From).ToArray(),
        _ => value,
    };

    private static PSObject From(DataObject data)
    {
        var result = new PSObject();
        foreach (var group in data.GroupBy(field => field.Key, StringComparer.OrdinalIgnoreCase))
        {
            var values = group.Select(field => From(field.Value)).ToArray();
            result.Properties.Add(new PSNoteProperty(GetPropertyName(group.Key, data), values.Length == 1 ? values[0] : values));
        }

        return result;
    }

    private static string GetPropertyName(string name, DataObject data)
    {
        if (name.Length > 0 && !ReservedNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            return name;
        do
            name = "_" + name;
        while (data.Exists(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)));
        return name;
    }
}
