using System;
using System.Globalization;
using System.Text;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Responses;

namespace Exotel.Simulator.Listing;

/// <summary>A position in the list: Base64 of <c>epoch,sid</c>.</summary>
internal sealed record Cursor(DateTime Time, string Sid)
{
    /// <summary>Whether the page begins with the call itself.</summary>
    public bool IsInclusive { get; private init; }

    private static readonly DateTime Epoch = new(1970, 1, 1);

    public static Cursor From(SimCall call) => new(call.Order, call.Sid);

    /// <summary>A cursor, different for each number, that leads to the page that begins with this call, again.</summary>
    public static string Endless(SimCall call, int number) => Encode(FormattableString.Invariant($"{Seconds(call.Order)},{call.Sid},{number}"));

    public static Cursor? Read(string? text)
    {
        if (text is null)
            return null;
        try
        {
            var parts = Encoding.ASCII.GetString(Convert.FromBase64String(text)).Split(',');
            return new Cursor(Epoch.AddSeconds(long.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture)), parts[1]) { IsInclusive = parts.Length > 2 };
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new SimError(400, "Invalid parameter: cursor");
        }
    }

    public override string ToString() => Encode(FormattableString.Invariant($"{Seconds(Time)},{Sid}"));

    private static long Seconds(DateTime time) => (long)(time - Epoch).TotalSeconds;

    private static string Encode(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
