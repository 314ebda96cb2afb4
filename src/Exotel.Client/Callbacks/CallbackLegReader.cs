using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Exotel.Callbacks;

/// <summary>Extracts the legs from the fields: a JSON list named <c>Legs</c>, or form fields such as <c>Legs[0][Status]</c>.</summary>
internal static class CallbackLegReader
{
    private static readonly Regex Name = new(@"^Legs\[([0-9]{1,4})\]\[([^\[\]]+)\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <returns>The legs; null when there are none, or when they are invalid.</returns>
    /// <exception cref="FormatException">There are too many legs.</exception>
    public static CallbackLegs? Take(RawFields fields)
    {
        var legs = FromJson(fields) ?? FromForm(fields);
        if (legs?.Count > CallbackLimits.Legs)
            throw new FormatException(string.Format(CultureInfo.InvariantCulture, "it has more than {0} legs", CallbackLimits.Legs));
        return legs is { Count: > 0 } ? new CallbackLegs(legs) : null;
    }

    private static List<CallbackLeg>? FromJson(RawFields fields)
    {
        if (fields.Peek("Legs") is not { Length: > 1 } text || text[0] != '[')
            return null;

        using var document = JsonFields.Parse(text);
        var items = document.RootElement.EnumerateArray().ToList();
        if (items.Any(item => item.ValueKind != JsonValueKind.Object))
            return null;
        fields.Remove("Legs");
        return items.Select(item => ToLeg(JsonFields.Read(Inner(item).GetRawText()))).ToList();
    }

    /// <summary>Unwraps a leg from its <c>Leg</c> property, as lists of calls have it.</summary>
    private static JsonElement Inner(JsonElement item) =>
        item.TryGetProperty("Leg", out var leg) && leg.ValueKind == JsonValueKind.Object ? leg : item;

    private static List<CallbackLeg> FromForm(RawFields fields)
    {
        var legs = new SortedDictionary<int, RawFields>();
        foreach (var key in fields.Rest.Keys.Cast<string>().ToList())
        {
            if (Name.Match(key) is not { Success: true } match)
                continue;
            var index = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            if (!legs.TryGetValue(index, out var leg))
                legs.Add(index, leg = new RawFields());
            leg.Add(match.Groups[2].Value, fields.Peek(key));
            fields.Remove(key);
        }

        return legs.Values.Select(ToLeg).ToList();
    }

    private static CallbackLeg ToLeg(RawFields fields)
    {
        if (IsNumber(fields.Peek("Cause")) && fields.Peek("CauseCode") is { Length: > 0 } code && !IsNumber(code))
            fields.Swap("Cause", "CauseCode");
        return new CallbackLeg
        {
            Status = fields.Text("Status"),
            OnCallDuration = fields.Seconds("OnCallDuration", "on_call_duration"),
            AnsweredBy = fields.Text("AnsweredBy", "answered_by"),
            AdditionalFields = fields.Rest,
        };
    }

    private static bool IsNumber(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
