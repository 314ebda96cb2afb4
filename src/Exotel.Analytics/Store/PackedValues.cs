using System;
using System.Text;

namespace Exotel.Analytics.Store;

/// <summary>The values of a <see cref="PackedRow"/>.</summary>
internal sealed class PackedValues : StoredValues
{
    private const int Prices = 256;

    /// <summary>Characters of the least number of 32 bits.</summary>
    private const int LongestInteger = 11;

    private readonly TextCache<string> _words = new(word => word);
    private readonly (double Stored, decimal Price)[] _prices = new (double, decimal)[Prices];
    private readonly StringBuilder _buffer = new();
    private PackedRow _row;
    private int _position;
    private char _separator;

    /// <summary>Begins with a row.</summary>
    public PackedValues Of(in PackedRow row)
    {
        _row = row;
        _position = 0;
        _separator = PackedRow.Separator;
        return this;
    }

    public override ReadOnlySpan<char> Characters()
    {
        var rest = _row.Text.AsSpan(_position);
        var length = rest.IndexOf(_separator);
        if (length < 0)
            length = rest.Length;
        _position += Math.Min(rest.Length, length + 1);
        return rest.Slice(0, length);
    }

    public override string? Text() => Characters() is var text && PackedRow.IsNull(text) ? null : text.ToString();

    public override string? Word() => Characters() is var text && PackedRow.IsNull(text) ? null : _words.Get(text);

    public override string? Repeated(string? account, string? sid, string? exophone)
    {
        var text = Characters();
        return PackedRow.IsNull(text) ? null : RepeatedText.Expand(text, account, sid, exophone, _buffer);
    }

    public override int? Integer()
    {
        var text = Characters();
        if (PackedRow.IsNull(text))
            return null;
        var negative = text.Length > 0 && text[0] == '-';
        var number = 0L;
        if (text.Length == (negative ? 1 : 0) || text.Length > LongestInteger)
            throw NoInteger(text.ToString());
        for (var i = negative ? 1 : 0; i < text.Length; i++)
            number = text[i] is >= '0' and <= '9' ? (number * 10) + (text[i] - '0') : throw NoInteger(text.ToString());
        number = negative ? -number : number;
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw NoInteger(text.ToString());
    }

    public override DateTime? Time()
    {
        var text = Characters();
        return PackedRow.IsNull(text) ? null : StoreTime.FromText(text);
    }

    /// <summary>The conversion rounds to 15 digits, so it undoes that of <see cref="SqliteDialect.Bind"/>.</summary>
    public override decimal? Price()
    {
        var stored = _row.Price;
        if (double.IsInfinity(stored))
            return stored > 0 ? null : throw NoPrice();
        ref var slot = ref _prices[(uint)stored.GetHashCode() % Prices];
        if (slot.Stored != stored)
            slot = (stored, (decimal)stored);
        return slot.Price;
    }

    public override bool HasRare()
    {
        if (PackedRow.IsNull(_row.Text.AsSpan(_position)))
            return false;
        _separator = PackedRow.InnerSeparator;
        return true;
    }
}
