using System;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Calls;

/// <summary>Gives calls their place in lists, where that is not simply the order of the times they show.</summary>
internal sealed class ListOrder(SimulatorOptions options)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Random _random = new(options.Seed);

    /// <summary>Whether lists are in the order of the times that calls show.</summary>
    public static bool IsByTime(SimulatorOptions options) => options.Disorder == 0 && options.SummerTimeZone is null;

    public SimCall Place(SimCall call)
    {
        if (IsByTime(options))
            return call;

        var created = options.SummerTimeZone?.IsInvalidTime(call.Created) == true ? call.Created + Hour : call.Created;
        var instant = ToInstant(created).AddSeconds(_random.Next(options.Disorder + 1));
        return call with { Created = created, ListedAt = instant };
    }

    /// <summary>The instant of a local time; one of the two, by chance, when it is repeated.</summary>
    private DateTime ToInstant(DateTime local)
    {
        if (options.SummerTimeZone is not { } zone)
            return local;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local)[_random.Next(2)] : zone.GetUtcOffset(local);
        return local - offset;
    }
}
