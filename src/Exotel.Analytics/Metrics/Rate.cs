namespace Exotel.Analytics.Metrics;

/// <summary>Quotients that may not be computable.</summary>
internal static class Rate
{
    /// <returns>The quotient; null where the divisor is 0.</returns>
    public static double? Of(long dividend, long divisor) => divisor == 0 ? null : (double)dividend / divisor;
}
