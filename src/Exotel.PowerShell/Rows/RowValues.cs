using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Exotel.Accounts;
using Exotel.PowerShell.Extensions;

namespace Exotel.PowerShell.Rows;

/// <summary>The properties of one row as text, seconds, prices and times. A blank value is null.</summary>
internal sealed class RowValues(PSObject row, Func<AccountTimeZone> zone)
{
    private const int MaxDescription = 60;

    private readonly PSMemberInfoCollection<PSPropertyInfo> _properties = row.Properties;

    public bool Has(string name) => _properties[name] is not null;

    public bool LacksAll(string[] names) => !Array.Exists(names, Has);

    public string? Text(string name) =>
        Convert.ToString(Get(name), CultureInfo.InvariantCulture) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>A number of seconds, 0 or more.</summary>
    /// <exception cref="ExotelException">The value is anything else.</exception>
    public int? Seconds(string name)
    {
        if (Get(name) is int number and >= 0)
            return number;
        if (Text(name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : throw Invalid(name, text, "a number of seconds");
    }

    /// <exception cref="ExotelException">The value is not a number.</exception>
    public decimal? Price(string name)
    {
        if (Get(name) is decimal number)
            return number;
        if (Text(name) is not { } text)
            return null;
        return PriceParser.TryParse(text, out var price) ? price : throw Invalid(name, text, "a price");
    }

    /// <exception cref="ExotelException">The value is not a time.</exception>
    public DateTimeOffset? Time(string name)
    {
        if (Get(name) is not { } value || (value is string text && string.IsNullOrWhiteSpace(text)))
            return null;
        if (!TimeParser.TryParse(value, IsDeserialized, zone, out var time))
            throw Invalid(name, value.ToString() ?? string.Empty, "a time (yyyy-MM-ddTHH:mm:ss+hh:mm is read the same everywhere)");
        if (name == "DateCreated" && value is string written && ContradictsCreated(written, time))
            throw Invalid(name, written, $"the time that its column Created has, {Text("Created")}: the file was written in another culture. Import it in that culture, or export ISO times");
        return time;
    }

    /// <summary>The id of the call, else the beginning of the row's text.</summary>
    public override string ToString()
    {
        var text = Text("Sid") ?? row.ToString();
        return text.Length <= MaxDescription ? text : text.Substring(0, MaxDescription) + "...";
    }

    /// <summary>Whether a date, as the current culture reads it, is not that of the column Created, which Export-Csv writes the same in every culture.</summary>
    private bool ContradictsCreated(string written, DateTimeOffset time) =>
        !TimeParser.IsIso(written) && DateTime.TryParseExact(Text("Created"), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var created)
            && (time.DateTime - created).Duration() >= TimeSpan.FromMinutes(1);

    /// <summary>Whether the row was serialized by PowerShell, which writes times beyond its depth in the invariant culture.</summary>
    private bool IsDeserialized => row.TypeNames.FirstOrDefault()?.StartsWith("Deserialized.", StringComparison.Ordinal) == true;

    private object? Get(string name) =>
        _properties[name]?.Value is { } value && !ReferenceEquals(value, AutomationNull.Value) ? value.Unwrap() : null;

    private ExotelException Invalid(string name, string value, string expected) =>
        new(ExotelErrorKind.InvalidRequest, $"The {name} '{value}' of the row '{this}' is not {expected}.");
}
