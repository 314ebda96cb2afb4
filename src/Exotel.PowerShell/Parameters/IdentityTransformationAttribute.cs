using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Exotel.PowerShell.Extensions;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Replaces an object with its identity: the first of the named properties that has a value. A custom object or a hashtable without any of
/// the properties is rejected, because PowerShell would pass its string representation instead.
/// </summary>
/// <param name="names">The names of the properties that hold the identity, in order of preference.</param>
internal sealed class IdentityTransformationAttribute(params string[] names) : ArgumentTransformationAttribute
{
    /// <summary>
    /// Whether only the first of the properties that the object has is considered. One without a value is then an error, instead of an
    /// identity of another kind: a call without a customer must not be replaced by its ExoPhone.
    /// </summary>
    public bool UsesFirstFound { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        LanguagePrimitives.GetEnumerable(inputData) is { } items
            ? items.Cast<object>().Select(GetIdentity).ToArray()
            : GetIdentity(inputData);

    private object GetIdentity(object item)
    {
        var value = item.Unwrap();
        if (value is null or string or System.ValueType)
            return item!;

        var values = GetValues(item, value as IDictionary).ToList();
        if (UsesFirstFound && GetFirstFound(item, value as IDictionary) is { } first)
            values = string.IsNullOrWhiteSpace(first.Value?.ToString()) ? throw NoValue(first.Name) : [first.Value!];
        if (values.Count > 0)
            return values.Find(found => !string.IsNullOrWhiteSpace(found.ToString())) ?? values[0];

        return value is PSObject or IDictionary
            ? throw new ArgumentTransformationMetadataException(
                string.Format(CultureInfo.InvariantCulture, "The object has no property {0}.", string.Join(" or ", names)))
            : item;
    }

    private static ArgumentTransformationMetadataException NoValue(string name) => new($"The object has no value in {name}.");

    private (string Name, object? Value)? GetFirstFound(object item, IDictionary? table)
    {
        var properties = PSObject.AsPSObject(item).Properties;
        foreach (var name in names)
        {
            if (table is not null && table.Contains(name))
                return (name, table[name]);
            if (table is null && properties[name] is { } property)
                return (name, property.Value);
        }

        return null;
    }

    private IEnumerable<object> GetValues(object item, IDictionary? table)
    {
        var properties = PSObject.AsPSObject(item).Properties;
        foreach (var name in names)
            if ((table is null ? properties[name]?.Value : table[name]) is { } value)
                yield return value;
    }
}
