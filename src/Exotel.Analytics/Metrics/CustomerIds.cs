using System;
using System.Collections.Generic;

namespace Exotel.Analytics.Metrics;

/// <summary>Gives each customer a number of 62 bits. Phone numbers are packed into it; only other addresses are remembered as text.</summary>
internal sealed class CustomerIds
{
    private const int MaxDigits = 17;
    private const ulong TextFlag = 1UL << 61;

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    public ulong Get(string customer)
    {
        if (TryPack(customer, out var id))
            return id;
        if (!_texts.TryGetValue(customer, out var index))
            _texts.Add(customer, index = _texts.Count);
        return TextFlag | (uint)index;
    }

    /// <summary>The digits behind a 1, which keeps leading zeros apart, and a last bit for the plus sign.</summary>
    private static bool TryPack(string text, out ulong id)
    {
        var start = text.StartsWith("+", StringComparison.Ordinal) ? 1 : 0;
        id = 1;
        for (var i = start; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if (digit is < 0 or > 9 || i - start >= MaxDigits)
                return false;
            id = (id * 10) + (uint)digit;
        }

        id = (id << 1) | (uint)start;
        return true;
    }
}
