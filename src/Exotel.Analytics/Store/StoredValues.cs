using System;

namespace Exotel.Analytics.Store;

/// <summary>The values of a stored row, taken one after the other.</summary>
internal abstract class StoredValues
{
    /// <summary>A text; its characters are of use until the next row.</summary>
    public abstract ReadOnlySpan<char> Characters();

    public abstract string? Text();

    /// <summary>A text that few values repeat, kept once.</summary>
    public abstract string? Word();

    /// <summary>A text that is stored shortened where the database is SQLite.</summary>
    public abstract string? Repeated(string? account, string? sid, string? exophone);

    public abstract int? Integer();

    public abstract DateTime? Time();

    public abstract decimal? Price();

    /// <summary>Whether one of the columns that rarely have a value has one; only then are they taken.</summary>
    public abstract bool HasRare();

    /// <summary>The error for a price that is not a number.</summary>
    internal static FormatException NoPrice() => new("The price of a call is not a number.");

    /// <summary>The error for a value that is not a whole number of 32 bits.</summary>
    internal static FormatException NoInteger(string? text) => new($"'{text}' is not a whole number between {int.MinValue} and {int.MaxValue}.");
}
