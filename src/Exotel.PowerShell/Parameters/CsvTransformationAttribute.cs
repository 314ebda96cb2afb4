using System.Management.Automation;
using Exotel.PowerShell.Extensions;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Converts a CSV cell to the value of a parameter; a blank cell counts as omitted. An invalid cell is rejected here, because PowerShell
/// silently skips a property that it cannot convert.
/// </summary>
internal abstract class CsvTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>The value of a blank cell.</summary>
    protected virtual object? BlankValue => null;

    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData.Unwrap();
        if (value is not string text)
            return FromValue(value, inputData);
        return string.IsNullOrWhiteSpace(text) ? BlankValue : FromText(text.Trim());
    }

    /// <summary>Converts the text of a cell that is not blank.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The text is not valid.</exception>
    protected abstract object FromText(string text);

    /// <summary>Converts a value that is not a string.</summary>
    /// <param name="value">The value.</param>
    /// <param name="input">The value as PowerShell passed it, possibly wrapped.</param>
    protected virtual object? FromValue(object? value, object? input) => value;
}
