namespace Exotel.Analytics.Store;

/// <summary>Keeps the number of decimals of a price, so that 1.500 is read back as 1.500.</summary>
internal static class StorePrice
{
    public static int? ScaleOf(decimal? price) => price is { } value ? (decimal.GetBits(value)[3] >> 16) & 0xFF : null;

    public static decimal Restore(decimal price, int? scale) =>
        scale is > 0 and <= 28 ? decimal.Round(price, scale.Value) + new decimal(0, 0, 0, false, (byte)scale.Value) : price;
}
