using System;
using System.Globalization;
using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>A whole number that may be left out.</summary>
internal sealed class CsvInt32TransformationAttribute : CsvTransformationAttribute
{
    /// <inheritdoc/>
    protected override object FromText(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw NotWhole(text);

    /// <summary>PowerShell would round.</summary>
    protected override object? FromValue(object? value, object? input) => value switch
    {
        double number when Math.Floor(number) != number => throw NotWhole(number),
        decimal number when decimal.Floor(number) != number => throw NotWhole(number),
        _ => value,
    };

    private static ArgumentTransformationMetadataException NotWhole(object value) =>
        new(string.Format(CultureInfo.InvariantCulture, "'{0}' is no whole number.", value));
}
