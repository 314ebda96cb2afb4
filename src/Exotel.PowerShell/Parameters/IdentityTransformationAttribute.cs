using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Takes the identity out of an object given in its place: the first of the named properties that it has. An object made of
/// properties alone (a row of a CSV file, a hashtable) that has none of them is refused; PowerShell would send its text form instead.
/// </summary>
internal sealed class IdentityTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly string[] _names;

    /// <param name="names">Properties that hold the identity; the first that an object has filled counts.</param>
    public IdentityTransformationAttribute(params string[] names) => _names = names;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        LanguagePrimitives.GetEnumerable(inputData) is { } items
            ? items.Cast<object>().Select(One).ToArray()
            : One(inputData);

    private object One(object item)
    {
        var value = item is PSObject wrapped ? wrapped.BaseObject : item;
        if (value is null or string or System.ValueType)
            return item!;

        var found = Values(item, value as IDictionary).ToList();
        if (found.Count > 0)
            return found.Find(text => !string.IsNullOrWhiteSpace(text.ToString())) ?? found[0];

        return value is PSCustomObject or IDictionary
            ? throw new ArgumentTransformationMetadataException(
                string.Format(CultureInfo.InvariantCulture, "The object has no property {0}.", string.Join(" or ", _names)))
            : item;
    }

    private IEnumerable<object> Values(object item, IDictionary? keyed)
    {
        var properties = PSObject.AsPSObject(item).Properties;
        foreach (var name in _names)
            if ((keyed is null ? properties[name]?.Value : keyed[name]) is { } value)
                yield return value;
    }
}
