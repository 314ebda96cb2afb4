using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Exotel.PowerShell.Serialization;

/// <summary>Restores the objects of the module that come out of a job, a remote session or a CLIXML file.</summary>
public sealed class ModelConverter : PSTypeConverter
{
    private const string Prefix = "Deserialized.";

    /// <summary>Whether a deserialized object is one of the module.</summary>
    /// <param name="sourceValue">The deserialized object.</param>
    /// <param name="destinationType"><see cref="DeserializedModel"/>.</param>
    /// <returns>True when it can be restored.</returns>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => destinationType == typeof(DeserializedModel) && TypeOf(sourceValue) is not null;

    /// <summary>Restores an object.</summary>
    /// <param name="sourceValue">The deserialized object.</param>
    /// <param name="destinationType"><see cref="DeserializedModel"/>.</param>
    /// <param name="formatProvider">Ignored: serialized values do not depend on the culture.</param>
    /// <param name="ignoreCase">Ignored.</param>
    /// <returns>The object as it was before it was serialized.</returns>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase)
    {
        var type = TypeOf(sourceValue) ?? throw new PSInvalidCastException("The object is not one of the Exotel module.");
        return Restore(PSObject.AsPSObject(sourceValue), type);
    }

    /// <summary>Conversions in the other direction are not supported.</summary>
    /// <param name="sourceValue">Any object.</param>
    /// <param name="destinationType">Any type.</param>
    /// <returns>False.</returns>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <summary>Conversions in the other direction are not supported.</summary>
    /// <param name="sourceValue">Any object.</param>
    /// <param name="destinationType">Any type.</param>
    /// <param name="formatProvider">Ignored.</param>
    /// <param name="ignoreCase">Ignored.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="PSInvalidCastException">Always.</exception>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException("Objects of the Exotel module are not converted to other types.");

    private static Type? TypeOf(object value) => PSObject.AsPSObject(value).TypeNames
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => SerializedModels.Find(name.Substring(Prefix.Length)))
        .FirstOrDefault(type => type is not null);

    private static object Restore(PSObject source, Type type)
    {
        if (type == typeof(CallbackFields))
            return ToFields((IDictionary)source.BaseObject);
        if (type == typeof(CallbackLegs))
            return new CallbackLegs(((IEnumerable)source.BaseObject).Cast<object>().Select(leg => (CallbackLeg)ToType(leg, typeof(CallbackLeg))!).ToList());

        var model = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (property.GetSetMethod(nonPublic: true) is { } set && source.Properties[property.Name]?.Value is { } value)
                set.Invoke(model, [ToType(value, property.PropertyType)]);
        return model;
    }

    private static CallbackFields ToFields(IDictionary entries)
    {
        var fields = new CallbackFields();
        foreach (DictionaryEntry entry in entries)
            fields.AddNew(entry.Key.ToString()!, entry.Value is PSObject value ? value.BaseObject : entry.Value);
        return fields;
    }

    private static object? ToType(object value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var plain = value is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : value;
        if (type.IsInstanceOfType(plain))
            return plain;
        if (type == typeof(DateTimeOffset))
            return ToTime(PSObject.AsPSObject(value));
        return SerializedModels.Find(type.FullName!) is not null
            ? Restore(PSObject.AsPSObject(value), type)
            : LanguagePrimitives.ConvertTo(plain, type, CultureInfo.InvariantCulture);
    }

    /// <summary>A time is serialized as text in the invariant culture or, with more depth, by its properties.</summary>
    private static DateTimeOffset ToTime(PSObject value)
    {
        if (value.Properties["Ticks"]?.Value is { } ticks && value.Properties["Offset"]?.Value is { } offset)
            return new DateTimeOffset((long)Unwrap(ticks), (TimeSpan)Unwrap(offset));
        return DateTimeOffset.Parse(value.ToString(), CultureInfo.InvariantCulture);
    }

    private static object Unwrap(object value) => value is PSObject wrapper ? wrapper.BaseObject : value;
}
