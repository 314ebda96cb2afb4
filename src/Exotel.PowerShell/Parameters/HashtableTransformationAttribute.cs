using System.Collections;
using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>Accepts an optional hashtable; text is rejected.</summary>
internal sealed class HashtableTransformationAttribute : CsvTransformationAttribute
{
    /// <inheritdoc/>
    protected override object FromText(string text) =>
        throw new ArgumentTransformationMetadataException($"'{text}' is not a hashtable. Specify the fields as @{{ Name = 'value' }}.");

    /// <inheritdoc/>
    protected override object? FromValue(object? value, object? input) => value is null or IDictionary
        ? value
        : throw new ArgumentTransformationMetadataException("The value is not a hashtable. Specify the fields as @{ Name = 'value' }.");
}
