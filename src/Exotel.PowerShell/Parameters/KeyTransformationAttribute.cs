using System;
using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>Converts a CSV cell, a number or a GUID to a key. Anything else, such as a date, is rejected: its text depends on the culture, and another key would ring again.</summary>
internal sealed class KeyTransformationAttribute : CsvTransformationAttribute
{
    /// <inheritdoc/>
    protected override object FromText(string text) => text;

    /// <summary>Keeps the wrapper, which holds a number as it was typed.</summary>
    protected override object? FromValue(object? value, object? input) => value switch
    {
        null => null,
        Guid guid => guid.ToString(),
        byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal => input,
        _ => throw new ArgumentTransformationMetadataException(
            $"The key is a {value.GetType().Name}, whose text is not the same in every culture and time zone. Use text, such as '{{0:s}}' -f $row.Date, or a number."),
    };
}
