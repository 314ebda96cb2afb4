using System.Management.Automation;

namespace Exotel.PowerShell.Parameters;

/// <summary>Refuses null, empty and blank texts, alone or in a list, before anything is asked.</summary>
internal sealed class ValidateNotNullOrWhiteSpaceAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        var text = LanguagePrimitives.ConvertTo<string>(element);
        if (string.IsNullOrWhiteSpace(text))
            throw new ValidationMetadataException("The value is empty or blank. Give a value, or leave the item out.");
    }
}
