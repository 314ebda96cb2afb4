using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.PowerShell.Parameters;

/// <summary>The documented values of a filter. Other values are sent too, because Exotel may add values. Source: docs/api.md#many-calls.</summary>
/// <param name="noun">What a value is called in a message.</param>
/// <param name="documented">The documented values, in the order to offer them.</param>
/// <param name="variants">Spellings that Exotel also uses.</param>
internal sealed class FilterWords(string noun, string[] documented, params string[] variants)
{
    public static FilterWords Status { get; } = new(
        "status", ["completed", "failed", "busy", "no-answer", "canceled", "in-progress", "ringing", "queued"], "cancelled");

    public static FilterWords Direction { get; } = new("direction", ["inbound", "outbound-api", "outbound-dial"]);

    /// <summary>The documented values, in the order to offer them.</summary>
    public IReadOnlyList<string> Documented { get; } = documented;

    /// <summary>Converts documented values to the spelling of the API, whatever their case; an item can contain several, separated by commas.</summary>
    /// <param name="values">The values, as typed.</param>
    /// <param name="warn">Writes a warning for each value that is not documented.</param>
    public IReadOnlyList<string> Normalize(IEnumerable<string> values, Action<string> warn) => values
        .SelectMany(value => value.Split(','))
        .Select(value => value.Trim())
        .Where(value => value.Length > 0)
        .Select(value => Find(value) ?? Warn(value, warn))
        .Distinct(StringComparer.Ordinal)
        .ToList();

    private string? Find(string value) => documented.Concat(variants).FirstOrDefault(word => string.Equals(word, value, StringComparison.OrdinalIgnoreCase));

    private string Warn(string value, Action<string> warn)
    {
        warn($"'{value}' is not a {noun} that Exotel documents ({string.Join(", ", documented)}). It is searched for as it is.");
        return value;
    }
}
