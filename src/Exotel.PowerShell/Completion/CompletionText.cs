using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Exotel.PowerShell.Completion;

/// <summary>Words on their way to and from the command line.</summary>
internal static class CompletionText
{
    /// <summary>What was typed, without the quote that may stand before it.</summary>
    public static string Typed(string? wordToComplete) => (wordToComplete ?? string.Empty).Trim('\'', '"');

    /// <summary>A word to offer, in quotes where the command line needs them.</summary>
    public static CompletionResult Result(string word, string toolTip) =>
        new(IsPlain(word) ? word : "'" + CodeGeneration.EscapeSingleQuotedStringContent(word) + "'", word, CompletionResultType.ParameterValue, toolTip);

    private static bool IsPlain(string word) => word.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or '/' or '+' or ':') && word[0] != '-';
}
