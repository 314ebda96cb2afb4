using System;
using System.Collections.Generic;
using System.Globalization;
using Exotel.Simulator.Responses;

namespace Exotel.Simulator.Listing;

/// <summary>The little language of filters: <c>gte:10s;lte:45s</c>.</summary>
internal static class FilterSyntax
{
    public static IEnumerable<(string Operation, string Value)> Conditions(string text, string name)
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

    public static decimal Amount(string text, string name, string unit)
    {
        var number = unit.Length > 0 && text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length] : unit.Length == 0 ? text : string.Empty;
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new SimError(400, $"Invalid parameter: {name} takes no value '{text}'");
    }

    public static decimal Number(string text, string name, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new SimError(400, $"Invalid parameter: {name} takes {least} to {most}, not '{text}'");
}
