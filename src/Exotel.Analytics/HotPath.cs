using System.Runtime.CompilerServices;

namespace Exotel.Analytics;

/// <summary>For methods that run for each call: a process that computes one figure and ends has no time to optimize them step by step.</summary>
internal static class HotPath
{
    /// <summary>Optimizes a method when it is first compiled; netstandard2.0 has no name for it.</summary>
    public const MethodImplOptions Optimize = (MethodImplOptions)512;
}
