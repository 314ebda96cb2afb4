using System.Collections;
using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>A table of form fields that may be left out; a text is no table.</summary>
internal sealed class HashtableTransformationAttribute : CsvTransformationAttribute
{
    /// <inheritdoc/>
    protected override object FromText(string text) =>
        throw new ArgumentTransformationMetadataException("'" + text + "' is no hashtable. Give the fields as @{ Name = 'value' }.");

    /// <inheritdoc/>
    protected override object? FromValue(object? value, object? input) => value is null or IDictionary
        ? value
        : throw new ArgumentTransformationMetadataException("The fields must be a hashtable: @{ Name = 'value' }.");
}
