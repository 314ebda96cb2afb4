using System;

namespace Exotel.Numbers;

/// <summary>Converts a record to a <see cref="NumberInfo"/>.</summary>
internal static class NumberMapper
{
    public static NumberInfo ToNumber(NumberWire wire, string asked) => new()
    {
        PhoneNumber = wire.PhoneNumber ?? asked,
        Circle = wire.Circle,
        CircleName = wire.CircleName ?? NumberNames.OfCircle(wire.Circle),
        Type = wire.Type,
        Operator = wire.Operator,
        OperatorName = wire.OperatorName ?? NumberNames.OfOperator(wire.Operator),
        DND = Is(wire.DND, "yes", "true") ? true : Is(wire.DND, "no", "false") ? false : null,
    };

    private static bool Is(string? text, string word, string other) =>
        string.Equals(text, word, StringComparison.OrdinalIgnoreCase) || string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}
