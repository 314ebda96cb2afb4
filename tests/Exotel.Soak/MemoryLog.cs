using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Exotel.Soak;

/// <summary>The managed memory that is left after a collection, measured between episodes.</summary>
internal sealed class MemoryLog
{
    /// <summary>The first measurements, while caches fill, do not count.</summary>
    private const int WarmUp = 2;

    private const double MaxRatio = 1.25;

    private readonly List<double> _megabytes = [];

    /// <summary>The mean of the last quarter, divided by that of the first; null while there are too few measurements.</summary>
    public double? Ratio
    {
        get
        {
            var counted = _megabytes.Skip(WarmUp).ToList();
            var quarter = Math.Max(1, counted.Count / 4);
            return counted.Count < 2 ? null : counted.TakeLast(quarter).Average() / counted.Take(quarter).Average();
        }
    }

    public bool IsFlat => Ratio is null or <= MaxRatio;

    public string Measure()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        _megabytes.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
        return string.Create(CultureInfo.InvariantCulture, $"{_megabytes[^1]:0.0} MB managed");
    }
}
