using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Exotel.PowerShell.Completion;

/// <summary>Quotes and unquotes the values of completion.</summary>
internal static class CompletionText
{
    /// <summary>Returns what was typed without its opening quote.</summary>
    public static string Unquote(string? wordToComplete) => (wordToComplete ?? string.Empty).Trim('\'', '"');

    /// <summary>Creates a completion result, quoted where the command line requires it.</summary>
    public static CompletionResult CreateResult(string value, string toolTip) =>
        new(IsBareword(value) ? value : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'", value, CompletionResultType.ParameterValue, toolTip);

    private static bool IsBareword(string value) =>
        value.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or '/' or '+' or ':' or '@') && value[0] is not ('-' or '@');
}
