using System;
using System.Runtime.InteropServices;

namespace Exotel.Analytics.Store;

/// <summary>What is made of texts that few values repeat, found by their characters. It holds a bounded number of texts, of bounded length.</summary>
/// <param name="create">Makes the value of a text.</param>
internal sealed class TextCache<T>(Func<string, T> create)
{
    /// <summary>Calls of 50 agents at 10 ExoPhones have some thousand combinations of values; a slot that two share is filled anew each time.</summary>
    private const int Slots = 16_384;
    private const int LongestText = 200;

    private readonly (string? Text, T Value)[] _slots = new (string?, T)[Slots];

    public T Get(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText)
            return create(text.ToString());
        ref var slot = ref _slots[Hash(text) % Slots];
        if (slot.Text is { } known && text.SequenceEqual(known.AsSpan()))
            return slot.Value;
        var key = text.ToString();
        slot = (key, create(key));
        return slot.Value;
    }

    private static uint Hash(ReadOnlySpan<char> text)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        var hash = (ulong)text.Length;
        var fours = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var four in fours)
            hash = ((hash ^ four) * Multiplier) ^ (hash >> 29);
        for (var i = fours.Length * 4; i < text.Length; i++)
            hash = (hash ^ text[i]) * Multiplier;
        return (uint)(hash >> 40);
    }
}
