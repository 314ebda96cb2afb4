using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Exotel.PowerShell.Pipeline;

/// <summary>
/// Takes the identity out of an object given in its place: the first of the named properties that it has. An object made of
/// properties alone (a row of a CSV file) that has none of them is refused; PowerShell would send its text form instead.
/// </summary>
internal sealed class IdentityAttribute : ArgumentTransformationAttribute
{
    private readonly string[] _names;

    /// <param name="names">Properties that hold the identity; the first that an object has counts.</param>
    public IdentityAttribute(params string[] names) => _names = names;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IList list
            ? list.Cast<object>().Select(One).ToArray()
            : One(inputData);

    private object One(object item)
    {
        if (item is null || (item is PSObject wrapped ? wrapped.BaseObject : item) is string or System.ValueType)
            return item!;

        var source = PSObject.AsPSObject(item);
        foreach (var name in _names)
            if (source.Properties[name]?.Value is { } value)
                return value;

        return source.BaseObject is PSCustomObject
            ? throw new ArgumentTransformationMetadataException(
                string.Format(CultureInfo.InvariantCulture, "The object has no property {0}.", string.Join(" or ", _names)))
            : item;
    }
}
