using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>
/// Takes a parameter's value out of the cell of a CSV file: a blank cell counts as not given. What cannot be read must be
/// refused here, since PowerShell leaves a property out without a word when it does not convert.
/// </summary>
internal abstract class CsvTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>What a blank cell stands for.</summary>
    protected virtual object? Blank => null;

    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : inputData;
        if (value is not string text)
            return FromValue(value, inputData);
        return string.IsNullOrWhiteSpace(text) ? Blank : FromText(text.Trim());
    }

    /// <summary>The value of a cell that is not blank.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The text says nothing of that kind.</exception>
    protected abstract object FromText(string text);

    /// <summary>The value of something that is no text.</summary>
    /// <param name="value">What it is.</param>
    /// <param name="input">The same as PowerShell gave it, wrapped or not.</param>
    protected virtual object? FromValue(object? value, object? input) => value;
}
