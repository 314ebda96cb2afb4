using System.Globalization;

namespace Exotel.Analytics.Metrics;

/// <summary>The id of a call in 16 bytes where it is 32 hexadecimal digits in lower case, else its place in a list.</summary>
internal readonly record struct PackedSid(ulong High, ulong Low, bool IsIndex)
{
    private const int Half = 16;

    public static PackedSid FromIndex(int index) => new(0, (ulong)index, true);

    /// <returns>False when the id has another form.</returns>
    public static bool TryPack(string? sid, out PackedSid packed)
    {
        packed = default;
        if (sid?.Length != 2 * Half || !TryPack(sid, 0, out var high) || !TryPack(sid, Half, out var low))
            return false;
        packed = new PackedSid(high, low, false);
        return true;
    }

    /// <summary>The id as text; only where it is packed.</summary>
    public string ToText() => High.ToString("x16", CultureInfo.InvariantCulture) + Low.ToString("x16", CultureInfo.InvariantCulture);

    private static bool TryPack(string text, int start, out ulong value)
    {
        value = 0;
        for (var i = start; i < start + Half; i++)
        {
            var digit = text[i] switch
            {
                >= '0' and <= '9' => text[i] - '0',
                >= 'a' and <= 'f' => text[i] - 'a' + 10,
                _ => -1,
            };
            if (digit < 0)
                return false;
            value = (value << 4) | (uint)digit;
        }

        return true;
    }
}
