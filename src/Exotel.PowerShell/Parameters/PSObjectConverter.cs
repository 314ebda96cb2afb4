using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Exotel.Raw;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Makes objects for the pipeline of what nothing is known about. Of names that PowerShell cannot tell apart the values come together
/// as a list, so that none is lost; a name that it does not take gets an underscore before it.
/// </summary>
internal static class PSObjectConverter
{
    private static readonly string[] Reserved = { "psobject", "psbase", "pstypenames", "psadapted", "psextended" };

    public static object? From(object? value) => value switch
    {
        DataObject fields => From(fields),
        IReadOnlyList<object?> list => list.Select(From).ToArray(),
        _ => value,
    };

    private static PSObject From(DataObject fields)
    {
        var made = new PSObject();
        var byName = fields.GroupBy(field => field.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var field in byName)
        {
            var values = field.Select(one => From(one.Value)).ToArray();
            made.Properties.Add(new PSNoteProperty(NameOf(field.Key, fields), values.Length == 1 ? values[0] : values));
        }

        return made;
    }

    private static string NameOf(string name, DataObject fields)
    {
        if (name.Length > 0 && !Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
            return name;
        do
            name = "_" + name;
        while (fields.Exists(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)));
        return name;
    }
}
