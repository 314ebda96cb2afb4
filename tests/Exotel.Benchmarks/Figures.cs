using System;

namespace Exotel.Benchmarks;

/// <summary>Formats numbers for the table.</summary>
internal static class Figures
{
    public static string Short(double value) => value < 10 ? FormattableString.Invariant($"{value:0.00}") : FormattableString.Invariant($"{value:0}");

    public static string Seconds(double milliseconds) => FormattableString.Invariant($"{milliseconds / 1000:0.00} s");

    public static string Milliseconds(double value) => FormattableString.Invariant($"{value:0} ms");

    public static string Times(double ratio) => FormattableString.Invariant($"{ratio:0.00}x");

    public static string Percent(double share) => FormattableString.Invariant($"{share * 100:0} %");

    public static string Megabytes(double kilobytes) => FormattableString.Invariant($"{kilobytes / 1024:0} MB");
}
