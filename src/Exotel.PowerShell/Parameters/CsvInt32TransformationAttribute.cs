using System;
using System.Globalization;
using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>Converts the text of a CSV cell to an optional integer.</summary>
internal sealed class CsvInt32TransformationAttribute : CsvTransformationAttribute
{
    /// <inheritdoc/>
    protected override object FromText(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw NotAnInteger(text);

    /// <summary>Rejects fractions, which PowerShell would round.</summary>
    protected override object? FromValue(object? value, object? input) => value switch
    {
        double number when Math.Floor(number) != number => throw NotAnInteger(number),
        decimal number when decimal.Floor(number) != number => throw NotAnInteger(number),
        _ => value,
    };

    private static ArgumentTransformationMetadataException NotAnInteger(object value) =>
        new(string.Format(CultureInfo.InvariantCulture, "'{0}' is not an integer.", value));
}
