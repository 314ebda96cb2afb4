using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Exotel.PowerShell.Parameters;

/// <summary>Accepts a token that can be part of a URL. The message does not contain the value, which is a secret, unlike that of <see cref="ValidatePatternAttribute"/>.</summary>
internal sealed class ValidateTokenAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (!Regex.IsMatch(arguments as string ?? string.Empty, @"\A[A-Za-z0-9_-][A-Za-z0-9._-]*\z"))
            throw new ValidationMetadataException("The token is empty or has other characters than letters, digits, hyphens, underscores and periods, or starts with a period.");
    }
}
