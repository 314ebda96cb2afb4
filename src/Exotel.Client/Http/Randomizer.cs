using System;

namespace Exotel.Http;

/// <summary>A thread-safe random number generator.</summary>
internal static class Randomizer
{
#if NETSTANDARD2_0
    private static readonly Random Generator = new();

    public static double Next()
    {
        lock (Generator)
            return Generator.NextDouble();
    }
#else
    public static double Next() => Random.Shared.NextDouble();
#endif
}
