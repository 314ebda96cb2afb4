using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>Rejects null, empty and white-space strings, alone or in a list.</summary>
internal sealed class ValidateNotNullOrWhiteSpaceAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        var text = LanguagePrimitives.ConvertTo<string>(element);
        if (string.IsNullOrWhiteSpace(text))
            throw new ValidationMetadataException("The value is null, empty or white space. Specify a value, or remove the item.");
    }
}
