using System;
#if NETSTANDARD2_0
using System.Linq;
#endif

namespace Exotel.Analytics.Store;

/// <summary>A row whose columns the database put together, since each value read takes the provider several calls into its library.</summary>
/// <param name="Text">The columns, with <see cref="Separator"/> between them.</param>
/// <param name="Price">The price; infinite where there is none, and less than any number where it is not a number.</param>
/// <param name="Read">What was made of a row that could not be put together; null of others.</param>
internal readonly record struct PackedRow(string Text, double Price, object? Read = null)
{
    public const char Separator = '\u001E';

    /// <summary>Between columns that are together one of the others.</summary>
    public const char InnerSeparator = '\u001D';

    /// <summary>Stands for null.</summary>
    public const char Null = '\u001F';

    /// <summary>Whether a value stands for null.</summary>
    public static bool IsNull(ReadOnlySpan<char> value) => value.Length == 1 && value[0] == Null;

    /// <summary>Whether no value has a separator in it.</summary>
    /// <param name="separators">How many separators there are between the columns.</param>
    /// <param name="innerSeparators">How many inner ones there are, unless the text ends in null.</param>
    public bool IsUnambiguous(int separators, int innerSeparators) =>
        CountOf(Separator) == separators
        && CountOf(InnerSeparator) is var inner
        && (inner == innerSeparators || (inner == 0 && Text.Length > 0 && Text[Text.Length - 1] == Null));

#if NETSTANDARD2_0
    private int CountOf(char separator) => Text.Count(c => c == separator);
#else
    private int CountOf(char separator) => Text.AsSpan().Count(separator);
#endif
}
