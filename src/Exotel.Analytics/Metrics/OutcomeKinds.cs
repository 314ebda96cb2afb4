using System;
using System.Collections.Generic;

namespace Exotel.Analytics.Metrics;

/// <summary>Converts outcomes between words and values.</summary>
internal static class OutcomeKinds
{
    private static readonly string[] Words = Enum.GetNames(typeof(OutcomeKind));
    private static readonly Dictionary<string, OutcomeKind> Kinds = ByWord();

    public static int Count => Words.Length;

    public static string ToWord(OutcomeKind kind) => Words[(int)kind];

    /// <summary>The outcome that a word names, in any case.</summary>
    /// <returns>False when the word names none.</returns>
    public static bool TryParse(string? word, out OutcomeKind kind) => Kinds.TryGetValue(word ?? string.Empty, out kind);

    /// <summary>The outcome that a word names, in any case; Unknown when it names none.</summary>
    public static OutcomeKind Parse(string? word) => TryParse(word, out var kind) ? kind : OutcomeKind.Unknown;

    private static Dictionary<string, OutcomeKind> ByWord()
    {
        var kinds = new Dictionary<string, OutcomeKind>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Words.Length; i++)
            kinds.Add(Words[i], (OutcomeKind)i);
        return kinds;
    }
}
