using System;
using System.Collections.Generic;
using System.Globalization;
using Exotel.Simulator.Responses;

namespace Exotel.Simulator.Listing;

/// <summary>Parses filter expressions such as <c>gte:10s;lte:45s</c>.</summary>
internal static class FilterSyntax
{
    public static IEnumerable<(string Operation, string Value)> ParseConditions(string text, string name)
    {
        foreach (var part in text.Split(';'))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var operation = colon < 0 ? string.Empty : part[..colon];
            if (operation is not ("gte" or "lte" or "eq"))
                throw new SimError(400, $"Invalid parameter: {name}={text}");
            yield return (operation, part[(colon + 1)..]);
        }
    }

    public static decimal ParseAmount(string text, string name, string unit)
    {
        var number = unit.Length > 0 && text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length] : unit.Length == 0 ? text : string.Empty;
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new SimError(400, $"Invalid parameter: {name} has an invalid value '{text}'");
    }

    public static int ParseInteger(string text, string name, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw new SimError(400, $"Invalid parameter: {name} must be {min} to {max}, not '{text}'");
}
